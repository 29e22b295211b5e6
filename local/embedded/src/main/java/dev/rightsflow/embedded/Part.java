package dev.rightsflow.embedded;

/**
 * A part of the infrastructure. After {@link #stop()} it can be started again: on the same ports, and with what it held,
 * unless it was made to live in memory only.
 */
public interface Part extends AutoCloseable {

    /** Starts, and returns when the part answers. Does nothing if it runs. */
    void start();

    /** Stops, and returns when the ports are free. Does nothing if it does not run. */
    void stop();

    /** Stops for good, and deletes what was only kept for a restart within this JVM. */
    @Override
    default void close() {
        stop();
    }
}
