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
                && !current.restricted().isEmpty();
    }

    static Verdict lift(Deciding deciding) {
        Map<String, List<Item>> restricted = deciding.current().restricted().stream()
                .collect(Collectors.groupingBy(Item::system, LinkedHashMap::new, Collectors.toList()));
        restricted.forEach((system, items) -> Tasks.command(deciding, system, Action.LIFT_RESTRICTION, items));
        return deciding.accepted();
    }
}
