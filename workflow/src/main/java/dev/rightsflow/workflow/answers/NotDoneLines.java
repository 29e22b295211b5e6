package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Results;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.NotDoneLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was not done although nothing keeps it, each line with its reason. */
final class NotDoneLines {

    private NotDoneLines() {}

    static List<NotDoneLine> of(Occasion occasion) {
        return Stream.concat(declined(occasion), of(occasion, occasion.current().effects()).stream())
                .toList();
    }

    /** What of these effects was not done. */
    static List<NotDoneLine> of(Occasion occasion, Stream<Task> effects) {
        return effects.flatMap(task -> Results.leftUndone(occasion.current(), task))
                .map(outcome -> line(occasion, outcome))
                .toList();
    }

    /** Each with what the policy says about such a decision, and with the words of whoever took it. */
    static Stream<NotDoneLine> declined(Occasion occasion) {
        return occasion.current().declined().stream()
                .filter(decline -> decline.item().count() > 0)
                .map(decline -> line(
                        occasion,
                        decline.item(),
                        Stream.concat(
                                        Stream.of(occasion.text(decline.textId())),
                                        occasion.statements().apply(decline.statement()).map(Statement::text).stream())
                                .collect(Collectors.joining(" "))));
    }

    private static NotDoneLine line(Occasion occasion, ItemOutcome outcome) {
        return outcome.item().count() == 0
                ? new NotDoneLine(
                        occasion.system(outcome.item().system()),
                        occasion.text("suppression.entry"),
                        1,
                        occasion.text("ground.not-possible"))
                : line(
                        occasion,
                        outcome.item(),
                        occasion.text(
                                outcome.outcome() == Outcome.NOT_APPLICABLE
                                        ? "left-undone.nothing-to-do"
                                        : "ground.not-possible"));
    }

    private static NotDoneLine line(Occasion occasion, Item item, String reason) {
        return new NotDoneLine(
                occasion.system(item.system()),
                occasion.category(item.system(), item.category()),
                item.count(),
                reason);
    }
}
