package dev.rightsflow.workflow.simulation;

/** A process dies here. An error and not an exception, so that nothing on the way can mistake it for a failure. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
