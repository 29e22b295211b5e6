package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.VerificationLevel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who asks: Art 12(6). A link to an address already on file is enough for name and e-mail data (EDPB 01/2022, 69-79). */
final class Identification {

    static final String EXPIRY = "IDENTITY_EXPIRY";
    static final String REMINDER = "IDENTITY_REMINDER";
    private static final String EMAIL_LINK = "EMAIL_LINK";

    /** What a letter takes, there and to be answered. */
    private static final Duration BY_POST = Duration.ofDays(5);

    private Identification() {}

    static void requested(Deciding deciding, String secretHash, Duration validFor) {
        Instant expiresAt = expiry(deciding, validFor);
        deciding.happen(new CaseEvent.IdentityRequested(secretHash, expiresAt));
        deciding.setTimer(EXPIRY, expiresAt);
        if (deciding.current().facts().reachableByEmail()) {
            deciding.setTimer(
                    REMINDER,
                    deciding.now.plus(Duration.between(deciding.now, expiresAt).dividedBy(2)));
        }
        Tasks.notify(deciding, NoticeKind.IDENTITY_REQUESTED);
        deciding.move(Move.REQUEST_IDENTITY);
        Clock.suspend(deciding);
    }

    /**
     * Early enough to be told within the month that nothing is done (Art 12(4)), also where a letter was entered weeks after it
     * came. A month that is over already, or before a letter can be answered, takes nobody's chance to confirm away.
     */
    private static Instant expiry(Deciding deciding, Duration validFor) {
        Instant lastMorning = deciding.rules
                .policy()
                .deadlines()
                .lastMorning(deciding.current().facts().receivedAt());
        Instant wished = deciding.now.plus(validFor);
        Duration onItsWay = deciding.current().facts().reachableByEmail() ? Duration.ZERO : BY_POST;
        return lastMorning.isBefore(wished) && lastMorning.isAfter(deciding.now.plus(onItsWay)) ? lastMorning : wished;
    }

    static Verdict linkFollowed(Deciding deciding, Input.IdentityLinkFollowed input) {
        Identity identity = deciding.current().identity();
        if (deciding.current().stage() != Stage.AWAITING_IDENTITY) {
            return deciding.rejected(input);
        }
        if (!isSame(identity.secretHash(), input.secretHash())) {
            return new Verdict.Rejected("Expected the newest identity link of %s, but got another"
                    .formatted(deciding.current().id()));
        }
        if (identity.expiresAt() == null || deciding.now.isAfter(identity.expiresAt())) {
            return new Verdict.Rejected("Expected an identity link of %s that is still valid, but it expired at %s"
                    .formatted(deciding.current().id(), identity.expiresAt()));
        }
        return confirmed(deciding, EMAIL_LINK, VerificationLevel.ADDRESS_ON_FILE);
    }

    static Verdict confirmedByStaff(Deciding deciding, Input.IdentityConfirmedByStaff input) {
        if (deciding.current().stage() != Stage.AWAITING_IDENTITY) {
            return deciding.rejected(input);
        }
        return confirmed(deciding, input.method(), input.level());
    }

    static Verdict rejectedByStaff(Deciding deciding, Input.IdentityRejectedByStaff input) {
        if (deciding.current().stage() != Stage.AWAITING_IDENTITY) {
            return deciding.rejected(input);
        }
        return notConfirmed(deciding, input.statement());
    }

    /** Half way to the end of the link, so that nobody loses a right to a mail that went unseen. */
    static Verdict reminded(Deciding deciding) {
        if (deciding.current().stage() == Stage.AWAITING_IDENTITY) {
            Tasks.notify(deciding, NoticeKind.IDENTITY_REMINDED);
        }
        return deciding.accepted();
    }

    /** No longer asked for: it came, or nobody waits for it any more. */
    static void settled(Deciding deciding) {
        deciding.clearTimer(EXPIRY);
        deciding.clearTimer(REMINDER);
        Tasks.abandonLetters(deciding, NoticeKind.IDENTITY_REQUESTED, NoticeKind.IDENTITY_REMINDED);
    }

    /**
     * No silent closing: it ends with a notice, as every refusal does (Art 12(4)). Whoever was not asked yet, since nobody has
     * posted the letter, is not refused for their silence.
     */
    static Verdict expired(Deciding deciding) {
        Case current = deciding.current();
        return current.stage() == Stage.AWAITING_IDENTITY && !current.isUnsent(NoticeKind.IDENTITY_REQUESTED)
                ? notConfirmed(deciding, null)
                : deciding.accepted();
    }

    /** The person has been asked, if late: from now on their answer is waited for. */
    static void asked(Deciding deciding) {
        Case current = deciding.current();
        if (current.stage() == Stage.AWAITING_IDENTITY && !current.timers().containsKey(EXPIRY)) {
            Instant expiresAt = expiry(
                    deciding,
                    deciding.rules.policy().right(current.facts().right()).identityExpiry());
            deciding.happen(new CaseEvent.IdentityRequested(
                    Objects.requireNonNull(current.identity().secretHash()), expiresAt));
            deciding.setTimer(EXPIRY, expiresAt);
        }
    }

    private static Verdict confirmed(Deciding deciding, String method, VerificationLevel level) {
        deciding.happen(new CaseEvent.IdentityConfirmed(method, level, deciding.now));
        if (deciding.current().isIdentitySufficient()) {
            settled(deciding);
            Clock.resume(deciding);
        }
        return deciding.accepted();
    }

    private static Verdict notConfirmed(Deciding deciding, @Nullable String statement) {
        Clock.resume(deciding);
        settled(deciding);
        Closing.start(deciding, new Ending(Stage.REFUSED, Ending.IDENTITY_NOT_CONFIRMED, statement));
        return deciding.accepted();
    }

    private static boolean isSame(@Nullable String expected, String actual) {
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), actual.getBytes(StandardCharsets.US_ASCII));
    }
}
