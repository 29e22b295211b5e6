package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.RefusalGround;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Saying no to a whole request: on a ground of the policy, with words that show it, by two persons where the policy says so,
 * and within the first month, whatever was extended (Art 12(4), 12(5)).
 */
final class Refusal {

    /** Art 11(2): the ground that leads to an ending of its own. */
    private static final String NOT_IDENTIFIABLE = "ART_11_NOT_IDENTIFIABLE";

    private Refusal() {}

    static Verdict refused(Deciding deciding, Input.RefusedByStaff input) {
        Case current = deciding.current();
        if (Closing.isEnding(current)) {
            return deciding.rejected(input);
        }
        Optional<RefusalGround> ground = deciding.rules.policy().refusalGround(input.ground());
        if (ground.isEmpty()) {
            return new Verdict.Rejected("Expected a ground of policy %s to refuse %s on, but got '%s'"
                    .formatted(deciding.rules.policy().version(), current.id(), input.ground()));
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        if (isTooLate(deciding, ground.get())) {
            return tooLate(deciding);
        }
        if (current.fourEyes().refusal() != null) {
            return new Verdict.Rejected(
                    "Expected no refusal of %s to be under way, but '%s' has proposed one; answer that one"
                            .formatted(
                                    current.id(), current.fourEyes().refusal().by()));
        }
        if (ground.get().twoPersons()) {
            deciding.happen(new CaseEvent.RefusalProposed(input.by(), input.ground(), input.statement()));
            return deciding.accepted();
        }
        return Closing.endEarly(deciding, input, ending(input.ground(), input.statement()));
    }

    static Verdict confirmed(Deciding deciding, Input.RefusalConfirmed input) {
        FourEyes.ProposedRefusal proposed = deciding.current().fourEyes().refusal();
        if (proposed == null) {
            return deciding.rejected(input);
        }
        if (proposed.by().equals(input.by())) {
            return new Verdict.Rejected(
                    "Expected a second person to confirm the refusal of %s, but '%s' has proposed it"
                            .formatted(deciding.current().id(), input.by()));
        }
        if (deciding.rules
                .policy()
                .refusalGround(proposed.ground())
                .filter(ground -> isTooLate(deciding, ground))
                .isPresent()) {
            return tooLate(deciding);
        }
        return Closing.endEarly(deciding, input, ending(proposed.ground(), proposed.statement()));
    }

    static Verdict declined(Deciding deciding, Input.RefusalDeclined input) {
        if (deciding.current().fourEyes().refusal() == null) {
            return deciding.rejected(input);
        }
        deciding.happen(new CaseEvent.RefusalDropped(input.by()));
        return deciding.accepted();
    }

    /**
     * Whether the controller has lost the choice. That somebody cannot be identified or is not alive stays true after a
     * month, and its answer is merely late; what the controller has to show, it had a month to show.
     */
    private static boolean isTooLate(Deciding deciding, RefusalGround ground) {
        return ground.evidence() && deciding.rules.policy().deadlines().isOverdue(lastDay(deciding), deciding.now);
    }

    private static Verdict tooLate(Deciding deciding) {
        return new Verdict.Rejected(
                "Expected to refuse %s by %s, within a month of receipt (Art 12(4)), but that day has passed; do what is asked, or decide item by item"
                        .formatted(deciding.current().id(), lastDay(deciding)));
    }

    private static LocalDate lastDay(Deciding deciding) {
        return deciding.rules
                .policy()
                .deadlines()
                .due(deciding.current().facts().receivedAt());
    }

    private static Ending ending(String ground, String statement) {
        return new Ending(ground.equals(NOT_IDENTIFIABLE) ? Stage.UNIDENTIFIABLE : Stage.REFUSED, ground, statement);
    }
}
