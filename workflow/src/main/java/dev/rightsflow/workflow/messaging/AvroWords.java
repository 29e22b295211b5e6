package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.ItemChoice;
import dev.rightsflow.schemas.ItemDecision;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Reason;

/** The words that core and contracts share, from one to the other. Both sides spell them the same, which a test holds. */
final class AvroWords {

    private AvroWords() {}

    static Item item(String system, dev.rightsflow.schemas.Item item) {
        return new Item(system, item.getCategory(), item.getRecordDate(), item.getCount());
    }

    static dev.rightsflow.schemas.Item item(Item item) {
        return new dev.rightsflow.schemas.Item(item.category(), item.recordDate(), item.count());
    }

    static ItemDecision judgement(Judgement judgement) {
        return new ItemDecision(
                judgement.item().system(),
                item(judgement.item()),
                judgement.referredBecause().name(),
                ItemChoice.valueOf(judgement.choice().name()),
                judgement.recordDate());
    }

    static Judgement judgement(ItemDecision decision) {
        return new Judgement(
                item(decision.getSystem(), decision.getItem()),
                Reason.valueOf(decision.getReferredBecause()),
                Judgement.Choice.valueOf(decision.getChoice().name()),
                decision.getRecordDate());
    }

    static ItemOutcome outcome(String system, dev.rightsflow.schemas.ItemOutcome outcome) {
        if (outcome.getOutcome() == dev.rightsflow.schemas.Outcome.UNKNOWN) {
            throw new RefusedRecordException(
                    "OUTCOME_UNKNOWN", "Expected an outcome that this version knows, but the writer is newer");
        }
        return new ItemOutcome(
                item(system, outcome.getItem()),
                Outcome.valueOf(outcome.getOutcome().name()),
                outcome.getReason());
    }

    static dev.rightsflow.schemas.Outcome outcome(Outcome outcome) {
        return dev.rightsflow.schemas.Outcome.valueOf(outcome.name());
    }

    static dev.rightsflow.schemas.Action action(Action action) {
        return dev.rightsflow.schemas.Action.valueOf(action.name());
    }

    static dev.rightsflow.schemas.Right right(dev.rightsflow.workflow.policy.Right right) {
        return dev.rightsflow.schemas.Right.valueOf(right.name());
    }

    /** Whoever may read the status reads this too, so it says no more than the person may be told. */
    static dev.rightsflow.schemas.KeptItem kept(Disposition.Keep decided) {
        Disposition.Keep keep = decided.asTold();
        return dev.rightsflow.schemas.KeptItem.newBuilder()
                .setSystem(keep.item().system())
                .setItem(item(keep.item()))
                .setHold(keep.hold().name())
                .setGround(keep.ground())
                .setStatute(keep.statute())
                .setUntil(keep.until())
                .setReviewOn(keep.reviewOn())
                .build();
    }

    /** The system that a command id names. */
    static String systemOf(String commandId) {
        return parts(commandId)[1];
    }

    /** The action that a command id names. */
    static Action actionOf(String commandId) {
        try {
            return Action.valueOf(parts(commandId)[2]);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static String[] parts(String commandId) {
        String[] parts = commandId.split(":", -1);
        if (parts.length != 4) {
            throw malformed();
        }
        return parts;
    }

    private static RefusedRecordException malformed() {
        return new RefusedRecordException(
                "COMMAND_ID_MALFORMED", "Expected <case id>:<system>:<action>:<round>, but got another shape");
    }
}
