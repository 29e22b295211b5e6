package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.notices.NotDoneLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was not done although nothing keeps it, each line with its reason. */
final class NotDoneLines {

    private NotDoneLines() {}

    /** Each with what the policy says about such a decision, and with the words of whoever took it. */
    static List<NotDoneLine> declined(Occasion occasion) {
        return occasion.current().declined().stream()
                .filter(decline -> decline.item().count() > 0)
                .map(decline -> line(
                        occasion,
                        decline.item(),
                        Stream.concat(
                                        Stream.of(occasion.text(decline.textId())),
                                        occasion.statements().apply(decline.statement()).map(Statement::text).stream())
                                .collect(Collectors.joining(" "))))
                .toList();
    }

    static List<NotDoneLine> failed(Occasion occasion) {
        return occasion.current()
                .effects()
                .flatMap(occasion.current()::resultsOf)
                .filter(outcome -> outcome.outcome() == Outcome.FAILED)
                .filter(outcome -> outcome.item().count() > 0)
                .map(outcome -> line(occasion, outcome.item(), occasion.text("ground.not-possible")))
                .toList();
    }

    private static NotDoneLine line(Occasion occasion, Item item, String reason) {
        return new NotDoneLine(
                occasion.system(item.system()),
                occasion.category(item.system(), item.category()),
                item.count(),
                reason);
    }
}
