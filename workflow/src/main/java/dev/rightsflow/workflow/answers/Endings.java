package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.AdverseAnswer;
import dev.rightsflow.workflow.notices.Answer;
import dev.rightsflow.workflow.notices.DoneLine;
import dev.rightsflow.workflow.notices.KeptLine;
import dev.rightsflow.workflow.notices.NotDoneLine;
import dev.rightsflow.workflow.notices.Notice;
import dev.rightsflow.workflow.policy.Action;
import java.util.List;
import java.util.Objects;

/** The answer that closes a case; which one follows from its ending. */
final class Endings {

    private final Letters letters;
    private final KeptLines keptLines;

    Endings(Letters letters, KeptLines keptLines) {
        this.letters = letters;
        this.keptLines = keptLines;
    }

    Notice of(Occasion occasion) {
        Ending ending = Objects.requireNonNull(occasion.current().ending());
        return switch (ending.stage()) {
            case FULFILLED -> fulfilled(occasion);
            case PARTLY_FULFILLED ->
                partly(
                        occasion,
                        DoneLines.of(occasion, occasion.current().effects()),
                        keptLines.of(occasion),
                        NotDoneLines.of(occasion));
            case NO_DATA_HELD -> nothingHeld(occasion);
            case WITHDRAWN -> new Answer.Withdrawn(occasion.about(), occasion.issuedOn());
            case FORWARDED -> forwarded(occasion);
            case MERGED -> merged(occasion, Objects.requireNonNull(ending.twin()));
            case UNIDENTIFIABLE -> Refusals.unidentifiable(occasion, ending);
            case REFUSED -> refused(occasion, ending);
            case RECEIVED,
                    AWAITING_IDENTITY,
                    LOCATING,
                    AWAITING_CLARIFICATION,
                    AWAITING_FEE,
                    ASSESSING,
                    AWAITING_APPROVAL,
                    FULFILLING,
                    CLOSING ->
                throw new IllegalStateException(
                        "Expected an ending, but case " + occasion.current().id() + " has " + ending);
        };
    }

    private Answer fulfilled(Occasion occasion) {
        return new Answer.Fulfilled(
                occasion.about(),
                DoneLines.of(occasion, occasion.current().effects()),
                letters.told(occasion.current()),
                occasion.notSearched(),
                occasion.remedies());
    }

    /** Where the refusal is but the sum of its items, the person reads of each item why. */
    private AdverseAnswer refused(Occasion occasion, Ending ending) {
        List<KeptLine> kept = keptLines.of(occasion);
        List<NotDoneLine> notDone = NotDoneLines.of(occasion);
        boolean hasItems = !kept.isEmpty() || !notDone.isEmpty();
        return hasItems && Refusals.isItemByItem(occasion, ending)
                ? partly(occasion, List.of(), kept, notDone)
                : Refusals.of(occasion, ending);
    }

    private AdverseAnswer partly(
            Occasion occasion, List<DoneLine> done, List<KeptLine> kept, List<NotDoneLine> notDone) {
        return new AdverseAnswer.PartlyFulfilled(
                occasion.about(),
                done,
                kept,
                occasion.policy().right(occasion.current().facts().right()).erases(),
                notDone,
                letters.told(occasion.current()),
                occasion.notSearched(),
                occasion.remedies());
    }

    private static AdverseAnswer nothingHeld(Occasion occasion) {
        List<String> searched = occasion.current().tasks().values().stream()
                .filter(task -> task.isEffect() || task.action() == Action.LOCATE)
                .filter(Task::isAnswered)
                .map(task -> occasion.system(task.system()))
                .distinct()
                .toList();
        return new AdverseAnswer.NothingHeld(occasion.about(), searched, occasion.notSearched(), occasion.remedies());
    }

    private static Answer forwarded(Occasion occasion) {
        Statement words = occasion.words();
        return new Answer.Forwarded(
                occasion.about(),
                words.detail("forwardedTo", occasion.policy().controller().name()),
                words.detail("contact", words.text()),
                occasion.issuedOn());
    }

    private static Answer merged(Occasion occasion, Ending.Twin twin) {
        return new Answer.Merged(occasion.about(), twin.caseId(), twin.dueOn());
    }
}
