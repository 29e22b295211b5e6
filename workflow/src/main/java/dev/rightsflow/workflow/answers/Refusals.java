package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.AdverseAnswer;
import dev.rightsflow.workflow.notices.NotSearched;
import dev.rightsflow.workflow.policy.RefusalGround;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Answers to a request that is refused as a whole. */
final class Refusals {

    private Refusals() {}

    /** Whether the ground says no more than that every item was refused. */
    static boolean isItemByItem(Occasion occasion, Ending ending) {
        String ground = ground(ending);
        return !ground.equals(Ending.IDENTITY_NOT_CONFIRMED)
                && occasion.policy().refusalGround(ground).isEmpty();
    }

    static AdverseAnswer of(Occasion occasion, Ending ending) {
        String ground = ground(ending);
        if (ground.equals(Ending.IDENTITY_NOT_CONFIRMED)) {
            return new AdverseAnswer.IdentityNotConfirmed(
                    occasion.about(), occasion.statement().map(Statement::text).orElse(null), occasion.remedies());
        }
        return new AdverseAnswer.Refused(
                occasion.about(),
                "GDPR " + article(occasion, ground),
                text(occasion, ground),
                evidence(occasion, ground),
                isAboutWhatWasFound(ground) ? occasion.notSearched() : NotSearched.NONE,
                occasion.remedies());
    }

    /** What shows it: in the words of staff, or item by item. */
    private static List<String> evidence(Occasion occasion, String ground) {
        return switch (ground) {
            case Ending.RIGHT_DOES_NOT_APPLY -> outOfReach(occasion);
            case Ending.FEE_NOT_PAID ->
                feeAskedFor(occasion).flatMap(Refusals::said).toList();
            default -> occasion.statement().stream().flatMap(Refusals::said).toList();
        };
    }

    private static List<String> outOfReach(Occasion occasion) {
        return occasion.current().plan().stream()
                .filter(Disposition.NotApplicable.class::isInstance)
                .map(Disposition.NotApplicable.class::cast)
                .map(no -> "%s – %s (%d): %s"
                        .formatted(
                                occasion.system(no.item().system()),
                                occasion.category(no.item().system(), no.item().category()),
                                no.item().count(),
                                occasion.text(no.reason().textId())))
                .toList();
    }

    /** Why a fee was asked for, in the words in which it was. */
    private static Stream<Statement> feeAskedFor(Occasion occasion) {
        return occasion.current().tasks().values().stream()
                .filter(task -> task.notice() == NoticeKind.FEE_ASKED)
                .reduce((older, newer) -> newer)
                .map(Task::statement)
                .flatMap(occasion.statements())
                .stream();
    }

    private static Stream<String> said(Statement words) {
        return Stream.concat(
                        Stream.of(words.text()), words.detail("evidence", "").lines())
                .filter(line -> !line.isBlank());
    }

    /** Who is refused for what they ask, or how, reads of no search. */
    private static boolean isAboutWhatWasFound(String ground) {
        return ground.equals(Ending.RIGHT_DOES_NOT_APPLY) || ground.equals(Ending.NOT_POSSIBLE);
    }

    /** What the refusal rests on: where no ground of the policy is named, how far the right itself reaches. */
    private static String article(Occasion occasion, String ground) {
        return occasion.policy()
                .refusalGround(ground)
                .map(RefusalGround::article)
                .orElseGet(() -> ground.equals(Ending.FEE_NOT_PAID)
                        ? "12(5)"
                        : occasion.current().facts().right().article());
    }

    static AdverseAnswer unidentifiable(Occasion occasion, Ending ending) {
        return new AdverseAnswer.Unidentifiable(
                occasion.about(),
                occasion.statement().map(Statement::text).orElseGet(() -> text(occasion, ground(ending))),
                List.of(occasion.text("unidentifiable.helpful")),
                occasion.notSearched().onlyNotConnected(),
                occasion.remedies());
    }

    private static String text(Occasion occasion, String ground) {
        return occasion.policy()
                .refusalGround(ground)
                .map(RefusalGround::text)
                .orElseGet(() -> occasion.policy()
                        .text("ground." + ground.toLowerCase(Locale.ROOT).replace('_', '-')))
                .in(occasion.about().language());
    }

    private static String ground(Ending ending) {
        return Objects.requireNonNull(ending.ground());
    }
}
