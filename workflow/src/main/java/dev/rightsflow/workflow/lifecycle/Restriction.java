package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of a restriction. The person knows of it before it happens (Art 18(3)), and can object while nothing has changed yet. */
public final class Restriction {

    static final String TIMER = "RESTRICTION_ENDS";

    private Restriction() {}

    static Verdict ended(Deciding deciding, Input.RestrictionEndedByStaff input) {
        Case current = deciding.current();
        if (!mayEnd(current)) {
            return deciding.rejected(input);
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        deciding.setTimer(TIMER, deciding.now.plus(deciding.rules.policy().restrictionNotice()));
        Tasks.notify(deciding, NoticeKind.RESTRICTION_ENDING, input.statement());
        return deciding.accepted();
    }

    /** Once the case has its answer, something is still restricted, and its end was not announced yet. */
    public static boolean mayEnd(Case current) {
        return current.isClosed()
                && !current.isForgotten()
                && !current.timers().containsKey(TIMER)
                && !endable(current).isEmpty();
    }

    /** Not what waits for its erasure: that is in storage only for as long as the law keeps it. */
    private static List<Item> endable(Case current) {
        return current.restricted().stream()
                .filter(item -> !Closing.isGranted(current)
                        || current.kept().stream().noneMatch(keep -> keep.item().isOfOneKindWith(item)))
                .toList();
    }

    /**
     * Whether a system says that it cannot put in storage only what the law keeps there: then a person sees to it that it is
     * used for nothing else.
     */
    static boolean isLeftToStaff(Case current, Task task, List<ItemOutcome> outcomes) {
        return task.action() == Action.RESTRICT
                && outcomes.stream()
                        .filter(outcome -> outcome.outcome() == Outcome.NOT_APPLICABLE)
                        .map(ItemOutcome::item)
                        .filter(item -> task.items().stream().anyMatch(item::isOfOneKindWith))
                        .anyMatch(item -> current.kept().stream()
                                .anyMatch(keep -> keep.item().isOfOneKindWith(item)));
    }

    static Verdict lift(Deciding deciding) {
        Map<String, List<Item>> restricted = endable(deciding.current()).stream()
                .collect(Collectors.groupingBy(Item::system, LinkedHashMap::new, Collectors.toList()));
        restricted.forEach((system, items) -> Tasks.command(deciding, system, Action.LIFT_RESTRICTION, items));
        return deciding.accepted();
    }
}
