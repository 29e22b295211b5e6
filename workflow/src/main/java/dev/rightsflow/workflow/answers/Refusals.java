package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.notices.AdverseAnswer;
import dev.rightsflow.workflow.notices.NotSearched;
import dev.rightsflow.workflow.policy.RefusalGround;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Answers to a request that is refused as a whole. */
final class Refusals {

    private static final String IDENTITY_NOT_CONFIRMED = "IDENTITY_NOT_CONFIRMED";
    private static final String NOT_POSSIBLE = "NOT_POSSIBLE";
    private static final String FEE_NOT_PAID = "FEE_NOT_PAID";

    private Refusals() {}

    /** Whether the ground says no more than that every item was refused. */
    static boolean isItemByItem(Occasion occasion, Ending ending) {
        String ground = ground(ending);
        return !ground.equals(IDENTITY_NOT_CONFIRMED)
                && occasion.policy().refusalGround(ground).isEmpty();
    }

    static AdverseAnswer of(Occasion occasion, Ending ending) {
        String ground = ground(ending);
        if (ground.equals(IDENTITY_NOT_CONFIRMED)) {
            return new AdverseAnswer.IdentityNotConfirmed(occasion.about(), null, occasion.remedies());
        }
        return new AdverseAnswer.Refused(
                occasion.about(),
                "GDPR " + article(occasion, ground),
                text(occasion, ground),
                List.of(reason(occasion, ending)),
                isAboutWhatWasFound(occasion, ground) ? occasion.notSearched() : NotSearched.NONE,
                occasion.remedies());
    }

    /** What the refusal rests on: where no ground of the policy is named, how far the right itself reaches. */
    private static String article(Occasion occasion, String ground) {
        return occasion.policy()
                .refusalGround(ground)
                .map(RefusalGround::article)
                .orElseGet(() -> ground.equals(FEE_NOT_PAID)
                        ? "12(5)"
                        : occasion.current().facts().right().article());
    }

    /** Whoever is refused before anybody has looked reads of no search, unless there was nowhere to look. */
    private static boolean isAboutWhatWasFound(Occasion occasion, String ground) {
        return occasion.current().hasSearched() || ground.equals(NOT_POSSIBLE);
    }

    static AdverseAnswer unidentifiable(Occasion occasion, Ending ending) {
        return new AdverseAnswer.Unidentifiable(
                occasion.about(),
                reason(occasion, ending),
                List.of(occasion.text("unidentifiable.helpful")),
                occasion.notSearched().onlyNotConnected(),
                occasion.remedies());
    }

    /** Why, in the words of staff where they wrote some, otherwise in those of the policy. */
    private static String reason(Occasion occasion, Ending ending) {
        return occasion.statement().map(Statement::text).orElseGet(() -> text(occasion, ground(ending)));
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
