package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.HoldEntry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hold as its list and its page show it.
 *
 * @param review how its review looks from today; null where it has none, or is over
 */
record HoldView(HoldEntry entry, State state, @Nullable DueMark review) {

    /** In the order in which they want attention. */
    enum State {
        RELEASE_ASKED,
        REVIEW_OVERDUE,
        REVIEW_SOON,
        IN_FORCE,
        TO_COME,
        ENDED,
        RELEASED
    }

    enum Group {
        ALL,
        REVIEW,
        RELEASE,
        OVER;

        boolean holds(State state) {
            return switch (this) {
                case ALL -> state.compareTo(State.ENDED) < 0;
                case REVIEW -> state == State.REVIEW_OVERDUE || state == State.REVIEW_SOON;
                case RELEASE -> state == State.RELEASE_ASKED;
                case OVER -> state.compareTo(State.ENDED) >= 0;
            };
        }
    }

    /**
     * Holds that stand together in the list.
     *
     * @param toApprove whether a second person has to approve their release
     */
    record Section(boolean toApprove, List<HoldView> holds) {

        /** What waits for somebody stands on top; no section is empty. */
        static List<Section> of(List<HoldView> holds) {
            return Stream.of(true, false)
                    .map(toApprove -> new Section(
                            toApprove,
                            holds.stream()
                                    .filter(hold -> toApprove == Group.RELEASE.holds(hold.state()))
                                    .toList()))
                    .filter(section -> !section.holds().isEmpty())
                    .toList();
        }
    }

    static final Comparator<HoldView> MOST_URGENT_FIRST = Comparator.comparing((HoldView view) -> view.state())
            .thenComparing(
                    view -> view.entry.hold().reviewOn(), Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(view -> view.entry.hold().id());

    private static final int SOON_DAYS = 30;

    static HoldView of(HoldEntry entry, LocalDate today) {
        State state = state(entry, today);
        LocalDate reviewOn = entry.hold().reviewOn();
        boolean over = state == State.ENDED || state == State.RELEASED;
        return new HoldView(entry, state, reviewOn == null || over ? null : DueMark.of(reviewOn, today, false));
    }

    private static State state(HoldEntry entry, LocalDate today) {
        LocalDate until = entry.hold().until();
        LocalDate reviewOn = entry.hold().reviewOn();
        if (entry.isReleased()) {
            return State.RELEASED;
        }
        if (until != null && today.isAfter(until)) {
            return State.ENDED;
        }
        // Before its review, which the second person's word may spare.
        if (entry.release() != null) {
            return State.RELEASE_ASKED;
        }
        if (reviewOn != null && reviewOn.isBefore(today)) {
            return State.REVIEW_OVERDUE;
        }
        if (reviewOn != null && !reviewOn.isAfter(today.plusDays(SOON_DAYS))) {
            return State.REVIEW_SOON;
        }
        return entry.isInForce(today) ? State.IN_FORCE : State.TO_COME;
    }

    /** How many identifiers it covers; 0: everybody. */
    public int identifiers() {
        return switch (entry.covered()) {
            case Covered.Persons persons -> persons.identifierHashes().size();
            case Covered.Forgotten forgotten -> forgotten.identifiers();
            case Covered.Everybody everybody -> 0;
        };
    }

    public boolean isForgotten() {
        return entry.covered() instanceof Covered.Forgotten;
    }
}
