package dev.rightsflow.connector.kit;

import org.jspecify.annotations.Nullable;

/** What came of handling a command once. */
public sealed interface Answer {

    /** To be published. */
    record Reported(Report report) implements Answer {}

    /**
     * Not carried out this time. If the failure is retryable the command may be handled again; to give up, publish
     * {@link CommandHandler#giveUp}.
     *
     * @param bug what was thrown, if nobody expected it; its message may repeat values, so only its place may be logged
     */
    record Failed(Failure failure, @Nullable RuntimeException bug) implements Answer {}
}
