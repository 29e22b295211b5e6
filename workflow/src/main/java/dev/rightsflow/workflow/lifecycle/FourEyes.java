package dev.rightsflow.workflow.lifecycle;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one person has done that takes a second one. Nobody is both.
 *
 * @param openedBy who decided to hand out what others stand in; somebody else approves the plan (Art 15(4))
 * @param refusal a refusal that waits for the second person; null: none does
 * @param fee a fee that waits for the second person (Art 12(5)(a)); null: none does
 */
public record FourEyes(
        Set<String> openedBy,
        @Nullable ProposedRefusal refusal,
        @Nullable ProposedFee fee) {

    /** @param statement id of the words that show why */
    public record ProposedRefusal(String by, String ground, String statement) {}

    /** @param statement id of the words that say how much, why, and on what evidence */
    public record ProposedFee(String by, String statement) {}

    static final FourEyes NOTHING_DONE = new FourEyes(Set.of(), null, null);

    public FourEyes {
        openedBy = Set.copyOf(openedBy);
    }

    FourEyes opened(String by) {
        Set<String> more = new TreeSet<>(openedBy);
        more.add(by);
        return new FourEyes(more, refusal, fee);
    }

    FourEyes anotherPlan() {
        return new FourEyes(Set.of(), refusal, fee);
    }

    FourEyes proposed(ProposedRefusal next) {
        return new FourEyes(openedBy, next, fee);
    }

    FourEyes withoutRefusal() {
        return new FourEyes(openedBy, null, fee);
    }

    FourEyes proposed(ProposedFee next) {
        return new FourEyes(openedBy, refusal, next);
    }

    FourEyes withoutFee() {
        return new FourEyes(openedBy, refusal, null);
    }
}
