package dev.rightsflow.workflow.history;

/** Keeps what the links of one case say from everybody who does not have the key of that case. */
public interface Seal {

    /** Of a case whose key has been destroyed: what it says from then on is in the clear, and about nobody. */
    Seal BROKEN = new Seal() {

        @Override
        public boolean isBroken() {
            return true;
        }

        @Override
        public byte[] close(byte[] content) {
            return content;
        }

        @Override
        public byte[] open(byte[] sealed) {
            throw new IllegalArgumentException("Expected the key of the case, but it has been destroyed");
        }
    };

    default boolean isBroken() {
        return false;
    }

    byte[] close(byte[] content);

    /** @throws IllegalArgumentException if it was not closed with the key of this case */
    byte[] open(byte[] sealed);
}
