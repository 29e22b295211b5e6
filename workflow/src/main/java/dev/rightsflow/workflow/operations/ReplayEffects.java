package dev.rightsflow.workflow.operations;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.Restored;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.messaging.Decisions;
import dev.rightsflow.workflow.messaging.NotPublishedException;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.store.CaseStates;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * After a backup of a system was restored: lets every case tell the system again what it was told since the backup was
 * made. Without {@code --apply} it only says what that would be. Each case decides by itself, when it reads the decision.
 *
 * <p>A case that has forgotten its person has forgotten with them what it told to whom, and when it ended. All that can be said
 * is how many of those came in after the backup, and so ended after it: for them, too, the backup is too old.
 */
final class ReplayEffects {

    private static final String BY = "operator";
    private static final int AT_ONCE = 500;
    private static final String USAGE = """
        replay-effects --system S --since T          says what S has lost since T, for instance 2026-11-01T00:00Z
        replay-effects --system S --since T --apply  lets every case tell it again\
        """;

    private final CaseStates cases;
    private final Decisions decisions;
    private final PrintStream out;

    ReplayEffects(CaseStates cases, Decisions decisions, PrintStream out) {
        this.cases = cases;
        this.decisions = decisions;
        this.out = out;
    }

    int run(List<String> words) {
        Optional<Instant> since = after("--since", words).flatMap(ReplayEffects::instant);
        Optional<String> system = after("--system", words);
        boolean apply = words.contains("--apply");
        if (system.isEmpty() || since.isEmpty() || words.size() != (apply ? 5 : 4)) {
            out.println(USAGE);
            return Operations.NOT_DONE;
        }
        Lost lost = lost(system.get(), since.get());
        lost.describe(out, system.get(), since.get());
        if (apply) {
            tell(system.get(), since.get(), lost.caseIds);
        } else if (!lost.caseIds.isEmpty()) {
            out.println("Nothing has been done; with --apply it is.");
        }
        return lost.forgotten == 0 ? Operations.FINE : Operations.FOUND_FAULTS;
    }

    private void tell(String system, Instant since, List<String> caseIds) {
        String decisionId = "restored:" + system + ":" + since;
        for (int from = 0; from < caseIds.size(); from += AT_ONCE) {
            Map<String, Input.SystemRestored> inputs = new LinkedHashMap<>();
            caseIds.subList(from, Math.min(caseIds.size(), from + AT_ONCE))
                    .forEach(caseId -> inputs.put(caseId, new Input.SystemRestored(BY, system, since)));
            try {
                decisions.publish(decisionId, inputs);
            } catch (NotPublishedException e) {
                throw new IllegalStateException(
                        "%d of %d cases have been told; run it again".formatted(from, caseIds.size()), e);
            }
        }
        out.println(
                "%d cases have been told; the staff page of each shows what comes of it.".formatted(caseIds.size()));
    }

    private Lost lost(String system, Instant since) {
        Lost all = new Lost();
        cases.forEach(current -> {
            if (current.isForgotten()) {
                all.forgotten += current.facts().receivedAt().isBefore(since) ? 0 : 1;
            } else if (Restored.concerns(current, system, since)) {
                all.add(current, Restored.lost(current, system, since));
            }
        });
        return all;
    }

    private static Optional<String> after(String word, List<String> words) {
        int at = words.indexOf(word);
        return at < 0 || at + 1 == words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the cases of the store have lost in one system. */
    private static final class Lost {

        private final List<String> caseIds = new ArrayList<>();
        private final Map<Action, Integer> commands = new TreeMap<>();
        private int closed;
        private int forgotten;

        void add(Case current, List<Task> lost) {
            caseIds.add(current.id());
            closed += current.isClosed() ? 1 : 0;
            lost.forEach(task -> commands.merge(task.action(), 1, Integer::sum));
        }

        void describe(PrintStream out, String system, Instant since) {
            out.println("%s since %s: %d cases, of which %d have ended, would tell it again %s"
                    .formatted(system, since, caseIds.size(), closed, commands.isEmpty() ? "nothing" : commands));
            if (forgotten > 0) {
                out.println(
                        "%d cases that came in since then have forgotten their person, and what they may have told %s; look into the backup by hand"
                                .formatted(forgotten, system));
            }
        }
    }
}
