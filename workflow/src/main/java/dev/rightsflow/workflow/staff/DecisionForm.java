package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Restriction;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a member of the staff can decide about a case, each with a form of its own. */
enum DecisionForm {
    CONFIRM_IDENTITY,
    REJECT_IDENTITY,
    JUDGE,
    APPROVE,
    RETURN_PLAN,
    ASK,
    CLARIFIED,
    EXTEND,
    REFUSE,
    CONFIRM_REFUSAL,
    DECLINE_REFUSAL,
    WITHDRAW,
    FORWARD,
    MERGE,
    ASK_FEE,
    CONFIRM_FEE,
    DECLINE_FEE,
    FEE_PAID,
    END_RESTRICTION,
    NAME_RECIPIENTS,
    ACKNOWLEDGE,
    RETRY,
    SETTLE;

    /** As addresses write it: {@code confirm-identity}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DecisionForm> ofCode(String code) {
        return Arrays.stream(values()).filter(form -> form.code().equals(code)).findFirst();
    }

    /** Whether it cannot be taken back, so that it has to be confirmed. */
    public boolean isFinal() {
        return switch (this) {
            case APPROVE, REJECT_IDENTITY, REFUSE, CONFIRM_REFUSAL, CONFIRM_FEE, WITHDRAW, FORWARD, MERGE -> true;
            case CONFIRM_IDENTITY,
                    JUDGE,
                    RETURN_PLAN,
                    ASK,
                    CLARIFIED,
                    EXTEND,
                    DECLINE_REFUSAL,
                    ASK_FEE,
                    DECLINE_FEE,
                    FEE_PAID,
                    END_RESTRICTION,
                    NAME_RECIPIENTS,
                    ACKNOWLEDGE,
                    RETRY,
                    SETTLE -> false;
        };
    }

    /** Whether it makes no sense without words of one's own: they are kept, encrypted, with the case. */
    public boolean needsReason() {
        return switch (this) {
            case REJECT_IDENTITY,
                    JUDGE,
                    RETURN_PLAN,
                    ASK,
                    CLARIFIED,
                    EXTEND,
                    REFUSE,
                    DECLINE_REFUSAL,
                    FORWARD,
                    ASK_FEE,
                    DECLINE_FEE,
                    END_RESTRICTION -> true;
            case CONFIRM_IDENTITY,
                    APPROVE,
                    CONFIRM_REFUSAL,
                    WITHDRAW,
                    MERGE,
                    CONFIRM_FEE,
                    FEE_PAID,
                    NAME_RECIPIENTS,
                    ACKNOWLEDGE,
                    RETRY,
                    SETTLE -> false;
        };
    }

    /** Whether the person reads these words in a notice. */
    public boolean speaksToThePerson() {
        return switch (this) {
            case REJECT_IDENTITY, JUDGE, ASK, EXTEND, REFUSE, FORWARD, ASK_FEE, END_RESTRICTION -> true;
            case CONFIRM_IDENTITY,
                    APPROVE,
                    RETURN_PLAN,
                    CLARIFIED,
                    CONFIRM_REFUSAL,
                    DECLINE_REFUSAL,
                    WITHDRAW,
                    MERGE,
                    CONFIRM_FEE,
                    DECLINE_FEE,
                    FEE_PAID,
                    NAME_RECIPIENTS,
                    ACKNOWLEDGE,
                    RETRY,
                    SETTLE -> false;
        };
    }

    /** Whether it is about one task. */
    public boolean isAboutATask() {
        return this == RETRY || this == SETTLE || this == ACKNOWLEDGE;
    }

    /** Whether it makes sense for this task now. */
    boolean suits(Task task) {
        return this == ACKNOWLEDGE ? task.awaitsAcknowledgement() : task.state() == Task.State.PARKED;
    }

    /** The decisions about the case as a whole that it would take now. That it takes them is for the case to say when they reach it. */
    static List<DecisionForm> offeredBy(Case current, Lifecycle lifecycle, Policy policy, Instant now) {
        List<DecisionForm> offers = new ArrayList<>();
        if (current.stage() == Stage.AWAITING_IDENTITY) {
            offers.add(CONFIRM_IDENTITY);
            offers.add(REJECT_IDENTITY);
        }
        if (!current.referred().isEmpty()) {
            offers.add(JUDGE);
        } else if (current.stage() == Stage.AWAITING_APPROVAL) {
            offers.add(APPROVE);
        }
        if (current.stage() == Stage.AWAITING_APPROVAL) {
            offers.add(RETURN_PLAN);
        }
        if (lifecycle.next(current, Move.REQUEST_CLARIFICATION).isPresent()) {
            offers.add(ASK);
        }
        if (current.stage() == Stage.AWAITING_CLARIFICATION) {
            offers.add(CLARIFIED);
        }
        boolean ends = current.isClosed() || current.stage() == Stage.CLOSING || current.ending() != null;
        if (!ends) {
            if (!current.clock().extended()
                    && policy.deadlines().mayExtend(current.facts().receivedAt(), now)) {
                offers.add(EXTEND);
            }
            if (current.fourEyes().refusal() == null) {
                offers.add(REFUSE);
            } else {
                offers.add(CONFIRM_REFUSAL);
                offers.add(DECLINE_REFUSAL);
            }
            offers.add(WITHDRAW);
            offers.add(FORWARD);
            offers.add(MERGE);
        }
        boolean mayAskFee = lifecycle.next(current, Move.ASK_FEE).isPresent();
        if (current.fourEyes().fee() != null) {
            if (mayAskFee) {
                offers.add(CONFIRM_FEE);
            }
            offers.add(DECLINE_FEE);
        } else if (mayAskFee) {
            offers.add(ASK_FEE);
        }
        if (current.stage() == Stage.AWAITING_FEE) {
            offers.add(FEE_PAID);
        }
        if (Restriction.mayEnd(current)) {
            offers.add(END_RESTRICTION);
        }
        if (!current.isForgotten() && current.letters().findAny().isPresent()) {
            offers.add(NAME_RECIPIENTS);
        }
        return List.copyOf(offers);
    }
}
