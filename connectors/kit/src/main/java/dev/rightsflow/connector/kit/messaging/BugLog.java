package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Command;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where something unexpected was thrown, and what, but not its message: drivers like to repeat values in theirs. */
public final class BugLog implements BiConsumer<Command, RuntimeException> {

    private static final Logger log = LoggerFactory.getLogger(BugLog.class);
    private static final int FRAMES = 12;

    @Override
    public void accept(Command command, RuntimeException bug) {
        StringBuilder place = new StringBuilder();
        for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
            place.append("\n  ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                place.append("\n    at ").append(frames[i]);
            }
        }
        log.error("Expected to carry out {}, but met the unexpected:{}", command.commandId(), place);
    }
}
