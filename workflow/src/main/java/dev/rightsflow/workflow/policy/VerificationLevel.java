package dev.rightsflow.workflow.policy;

/** How sure the controller must be who asks, the weakest first. */
public enum VerificationLevel {
    /** Whoever asks: what stops marketing needs no more than what started it. */
    NONE,
    /** Reached at an address that was already on file: enough for name and contact data (EDPB Guidelines 01/2022). */
    ADDRESS_ON_FILE,
    /** Established by a person, or by an electronic identification. */
    STRONG;

    public String code() {
        return Codes.of(this);
    }

    public boolean satisfies(VerificationLevel required) {
        return compareTo(required) >= 0;
    }
}
