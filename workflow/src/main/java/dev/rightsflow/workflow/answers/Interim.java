package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.lifecycle.Clarification;
import dev.rightsflow.workflow.notices.Progress;
import java.util.List;

/** What is written between the request and its answer. */
final class Interim {

    private Interim() {}

    static Progress acknowledged(Occasion occasion) {
        return new Progress.Acknowledged(
                occasion.about(), occasion.current().clock().dueStrict());
    }

    static Progress clarification(Occasion occasion) {
        return new Progress.ClarificationAsked(
                occasion.about(),
                occasion.words().text(),
                occasion.about().statusPage(),
                Clarification.answerBy(occasion.current(), occasion.task().issuedAt(), occasion.policy()));
    }

    static Progress fee(Occasion occasion) {
        Statement words = occasion.words();
        return new Progress.FeeAsked(
                occasion.about(),
                words.detail("amount", ""),
                words.text(),
                words.detail("evidence", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList(),
                words.detail("howToPay", ""),
                occasion.day(occasion.task().issuedAt().plus(occasion.policy().feePayableWithin())),
                occasion.remedies());
    }

    static Progress extension(Occasion occasion) {
        return new Progress.Extended(
                occasion.about(),
                List.of(occasion.words().text()),
                occasion.policy().deadlines().due(occasion.current().facts().receivedAt()),
                occasion.current().clock().dueStrict(),
                occasion.remedies());
    }
}
