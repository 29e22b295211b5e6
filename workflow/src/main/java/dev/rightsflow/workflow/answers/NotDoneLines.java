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

    /** Also what a system left alone for a reason of its own, such as a record that has come since it was asked. */
    static List<NotDoneLine> failed(Occasion occasion) {
        return occasion.current()
                .effects()
                .flatMap(occasion.current()::resultsOf)
                .filter(outcome -> outcome.outcome() == Outcome.FAILED
                        || (outcome.outcome() == Outcome.RETAINED && isKeptByNothing(occasion, outcome.item())))
                .filter(outcome -> outcome.item().count() > 0)
                .map(outcome -> line(occasion, outcome.item(), occasion.text("ground.not-possible")))
                .toList();
    }

    private static boolean isKeptByNothing(Occasion occasion, Item item) {
        return occasion.current().kept().stream().noneMatch(keep -> keep.item().isOfOneKindWith(item));
    }

    private static NotDoneLine line(Occasion occasion, Item item, String reason) {
        return new NotDoneLine(
                occasion.system(item.system()),
                occasion.category(item.system(), item.category()),
                item.count(),
                reason);
    }
}
