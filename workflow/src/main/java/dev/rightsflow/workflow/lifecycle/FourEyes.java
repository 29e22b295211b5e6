package dev.rightsflow.workflow.lifecycle;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one person has done that takes a second one. Nobody is both.
 *
 * @param openedBy who decided to hand out what others stand in; somebody else approves the plan (Art 15(4))
 * @param refusal a refusal that waits for the second person; null: none does
 */
public record FourEyes(Set<String> openedBy, @Nullable ProposedRefusal refusal) {

    /** @param statement id of the words that show why */
    public record ProposedRefusal(String by, String ground, String statement) {}

    static final FourEyes NOTHING_DONE = new FourEyes(Set.of(), null);

    public FourEyes {
        openedBy = Set.copyOf(openedBy);
    }

    FourEyes opened(String by) {
        Set<String> more = new TreeSet<>(openedBy);
        more.add(by);
        return new FourEyes(more, refusal);
    }

    FourEyes anotherPlan() {
        return new FourEyes(Set.of(), refusal);
    }

    FourEyes proposed(@Nullable ProposedRefusal next) {
        return new FourEyes(openedBy, next);
    }
}
