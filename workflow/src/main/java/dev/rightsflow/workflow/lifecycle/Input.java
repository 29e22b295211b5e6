package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something asked of a case, or told to it. Holds no personal data: that stays beside the case, encrypted. */
public sealed interface Input {

    /** Who is behind it, for the history: {@code subject}, {@code staff:<user>}, {@code system:<id>}, {@code recipient}, {@code timer}. */
    String actor();

    /** What a person says. */
    sealed interface FromSubject extends Input {
        @Override
        default String actor() {
            return "subject";
        }
    }

    /**
     * What a member of the staff decides. A {@code statement} is the id of the words in which staff explain it to the
     * person, null where there are none; the words themselves stand beside the case, encrypted.
     */
    sealed interface FromStaff extends Input {
        String by();

        @Override
        default String actor() {
            return actor(by());
        }

        private static String actor(String user) {
            return "staff:" + user;
        }
    }

    /**
     * A new request.
     *
     * @param receivedAt when the controller got it, at whatever channel: the clock starts here
     * @param reachableByEmail whether notices can go by e-mail; otherwise staff send letters
     * @param identifiers types of the further identifiers that were given, for instance {@code analyticsClientId}
     * @param secretHash of the secret in the identity link, should one be needed
     * @param enteredBy who of the staff entered it; null where the person sent it
     */
    record Submitted(
            Right right,
            String subjectType,
            String language,
            String channel,
            Instant receivedAt,
            boolean reachableByEmail,
            Set<String> identifiers,
            String secretHash,
            @Nullable String enteredBy)
            implements FromSubject {

        public Submitted {
            identifiers = Set.copyOf(identifiers);
        }

        /** One that the person sent. */
        public Submitted(
                Right right,
                String subjectType,
                String language,
                String channel,
                Instant receivedAt,
                boolean reachableByEmail,
                Set<String> identifiers,
                String secretHash) {
            this(right, subjectType, language, channel, receivedAt, reachableByEmail, identifiers, secretHash, null);
        }

        @Override
        public String actor() {
            return enteredBy == null ? FromSubject.super.actor() : FromStaff.actor(enteredBy);
        }
    }

    record IdentityLinkFollowed(String secretHash) implements FromSubject {}

    record Withdrawn() implements FromSubject {}

    /** The person answered a question of the staff. */
    record Clarified() implements FromSubject {}

    record IdentityConfirmedByStaff(String by, String method, VerificationLevel level) implements FromStaff {}

    /** What came does not show who asks. */
    record IdentityRejectedByStaff(String by, @Nullable String statement) implements FromStaff {}

    record ClarificationRequestedByStaff(
            String by, @Nullable String statement) implements FromStaff {}

    /** The person answered a question by telephone, by letter or in person; the statement is what they said. */
    record ClarifiedThroughStaff(String by, @Nullable String statement) implements FromStaff {}

    record PlanApproved(String by) implements FromStaff {}

    /** Staff decided what policy refers to a person, for instance after weighing interests (Art 21(1)). */
    record PlanAmended(
            String by, List<Judgement> judgements, @Nullable String statement) implements FromStaff {}

    /** The plan is not right yet: what is held is looked up and assessed again. */
    record PlanReturned(String by) implements FromStaff {}

    /** @param ground code of the ground in law, for instance {@code ART_12_5_EXCESSIVE} */
    record RefusedByStaff(
            String by, String ground, @Nullable String statement) implements FromStaff {}

    /** A second person agrees to a refusal. */
    record RefusalConfirmed(String by) implements FromStaff {}

    record RefusalDeclined(String by) implements FromStaff {}

    /** Two further months, Art 12(3); the reasons go to the person. */
    record ExtendedByStaff(String by, @Nullable String statement) implements FromStaff {}

    record ForwardedByStaff(String by, @Nullable String statement) implements FromStaff {}

    /** The same person has asked for the same before, and is answered there. */
    record MergedByStaff(String by, Ending.Twin twin) implements FromStaff {}

    record FeeAskedByStaff(String by, @Nullable String statement) implements FromStaff {}

    /** A second person agrees to a fee. */
    record FeeConfirmed(String by) implements FromStaff {}

    record FeeDeclined(String by) implements FromStaff {}

    record FeePaid(String by) implements FromStaff {}

    /** What was restricted may be used again, after the person has been told (Art 18(3)). */
    record RestrictionEndedByStaff(String by, @Nullable String statement) implements FromStaff {}

    /** A recipient has confirmed the letter of this command, and told staff so. */
    record AcknowledgedByRecipient(String by, String commandId) implements FromStaff {}

    /** The person has asked who was told (Art 19). */
    record RecipientsAskedFor(String by) implements FromStaff {}

    record WithdrawnThroughStaff(String by) implements FromStaff {}

    /** A hold that covers this person was placed. */
    record HoldPlaced(String by, Hold hold) implements FromStaff {}

    record HoldReleased(String by, String holdId) implements FromStaff {}

    /** A parked task is tried again. */
    record TaskRetried(String by, String commandId) implements FromStaff {}

    /**
     * Staff did by hand, or found out, what the system could not. For LOCATE {@code found}, otherwise {@code outcomes}.
     *
     * @param certificate where paper was destroyed
     * @param doneOn the day on which it was done, for instance on which a letter was posted; null: when it is decided
     */
    record TaskSettled(
            String by,
            String commandId,
            List<Item> found,
            List<ItemOutcome> outcomes,
            @Nullable Certificate certificate,
            @Nullable LocalDate doneOn)
            implements FromStaff {

        public TaskSettled(
                String by,
                String commandId,
                List<Item> found,
                List<ItemOutcome> outcomes,
                @Nullable Certificate certificate) {
            this(by, commandId, found, outcomes, certificate, null);
        }
    }

    /** An operator has restored a backup of a system: what it was told since is lost. */
    record SystemRestored(String by, String system, Instant since) implements FromStaff {}

    /** What a system answers. */
    record Reported(String system, String commandId, Report report) implements Input {
        @Override
        public String actor() {
            return "system:" + system;
        }
    }

    /**
     * A recipient has confirmed a letter by the link in it.
     *
     * @param letter round of the command that sent it
     */
    record LetterAcknowledged(int letter) implements Input {
        @Override
        public String actor() {
            return Task.BY_RECIPIENT;
        }
    }

    /** The answer itself. */
    sealed interface Report {
        record Started() implements Report {}

        /** For LOCATE {@code found}, otherwise {@code outcomes}. */
        record Done(List<Item> found, List<ItemOutcome> outcomes) implements Report {}

        record Failed(Failure failure) implements Report {}

        /** The command was not executed and never will be. */
        record Cancelled() implements Report {}
    }

    /** A timer is due. One that was set anew or cleared in the meantime changes nothing. */
    record TimerFired(String timerId, Instant dueAt) implements Input {
        @Override
        public String actor() {
            return "timer";
        }
    }

    /** Name for history and messages, for instance {@code IdentityLinkFollowed}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
