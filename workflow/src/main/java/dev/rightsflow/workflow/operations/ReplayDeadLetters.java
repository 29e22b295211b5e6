package dev.rightsflow.workflow.operations;

import dev.rightsflow.workflow.messaging.NotPublishedException;
import dev.rightsflow.workflow.messaging.Replay;
import dev.rightsflow.workflow.store.DeadLetterLog;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Puts dead letters back where they were meant to go: one, or all of a topic that have not been put back yet. */
final class ReplayDeadLetters {

    private static final String BY = "operator";
    private static final int MOST_LISTED = 100;
    private static final String USAGE = """
        replay-dead-letters            lists the newest
        replay-dead-letters ID         puts one back
        replay-dead-letters --topic T  puts back all that were meant for a topic and have not been put back yet\
        """;

    private final DeadLetterLog letters;
    private final Replay replay;
    private final PrintStream out;

    ReplayDeadLetters(DeadLetterLog letters, Replay replay, PrintStream out) {
        this.letters = letters;
        this.replay = replay;
        this.out = out;
    }

    int run(List<String> words) {
        if (words.isEmpty()) {
            letters.newest(MOST_LISTED).forEach(letter -> out.println(line(letter)));
            return Operations.FINE;
        }
        if (words.size() == 1 && !words.getFirst().startsWith("--")) {
            Optional<DeadLetterLog.Letter> letter = letters.find(words.getFirst());
            if (letter.isEmpty()) {
                out.println("Expected a dead letter " + words.getFirst()
                        + ", but there is none; without an ID they are listed");
                return Operations.NOT_DONE;
            }
            return putBack(List.of(letter.get()));
        }
        if (words.size() == 2 && words.getFirst().equals("--topic")) {
            return putBack(letters.notReplayed(words.getLast()));
        }
        out.println(USAGE);
        return Operations.NOT_DONE;
    }

    private int putBack(List<DeadLetterLog.Letter> chosen) {
        int failed = 0;
        for (DeadLetterLog.Letter letter : chosen) {
            try {
                replay.replay(letter, BY);
                out.println("Put back " + letter.id());
            } catch (NotPublishedException e) {
                failed++;
                out.println(e.getMessage());
            }
        }
        out.println("%d of %d put back".formatted(chosen.size() - failed, chosen.size()));
        return failed == 0 ? Operations.FINE : Operations.FOUND_FAULTS;
    }

    private static String line(DeadLetterLog.Letter letter) {
        return "%s  %s  from %s  %s%s"
                .formatted(
                        letter.at(),
                        letter.id(),
                        letter.source(),
                        letter.reason(),
                        letter.replayedAt() == null ? "" : "  (put back at " + letter.replayedAt() + ")");
    }
}
