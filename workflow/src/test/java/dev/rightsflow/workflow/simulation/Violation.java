package dev.rightsflow.workflow.simulation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A promise was broken. An error, so that no handler of failures hides it. */
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    Violation(String promise, String what) {
        super(promise + ": " + what);
    }

    static void unless(boolean kept, String promise, Supplier<String> what) {
        if (!kept) {
            throw new Violation(promise, what.get());
        }
    }

    static <T> T unlessThere(@Nullable T one, String promise, Supplier<String> what) {
        if (one == null) {
            throw new Violation(promise, what.get());
        }
        return one;
    }
}
