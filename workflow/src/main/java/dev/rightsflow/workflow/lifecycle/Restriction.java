package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        announce(deciding, input.statement());
        return deciding.accepted();
    }

    /** @param statement id of the words of staff; null where it follows from what was decided */
    private static void announce(Deciding deciding, @Nullable String statement) {
        deciding.setTimer(TIMER, deciding.now.plus(deciding.rules.policy().restrictionNotice()));
        Tasks.notify(deciding, NoticeKind.RESTRICTION_ENDING, statement);
    }

    /** Once the case has its answer, something is still restricted, and its end was not announced yet. */
    public static boolean mayEnd(Case current) {
        return current.isClosed()
                && !current.isForgotten()
                && !isBeingAnnounced(current)
                && !endable(current).isEmpty();
    }

    /** Also where its day has come and the person has not heard of it yet. */
    private static boolean isBeingAnnounced(Case current) {
        return current.timers().containsKey(TIMER) || current.isUnsent(NoticeKind.RESTRICTION_ENDING);
    }

    /** Not what waits for its erasure, or for a person: that is in storage only for as long as it does. */
    private static List<Item> endable(Case current) {
        return restricted(current, decided -> switch (decided) {
            case Disposition.Keep ignored -> false;
            case Disposition.Refer ignored -> false;
            case Disposition.Act ignored -> true;
            case Disposition.Decline ignored -> true;
            case Disposition.NotApplicable ignored -> true;
        });
    }

    /**
     * What was restricted only while a person weighed and reviewed, or while the law kept it, and what came of that is neither
     * that it goes nor that it stays restricted. Nobody has to think of it: its end is announced, and then it ends.
     */
    static void endWhatIsOver(Deciding deciding) {
        Case current = deciding.current();
        if (!over(current).isEmpty() && !isBeingAnnounced(current)) {
            announce(deciding, null);
        }
    }

    private static List<Item> over(Case current) {
        return restricted(current, decided -> switch (decided) {
            case Disposition.Act act ->
                act.action() != Action.RESTRICT && !act.action().irreversible() && isDone(current, act);
            case Disposition.Decline ignored -> true;
            case Disposition.NotApplicable ignored -> true;
            case Disposition.Keep ignored -> false;
            case Disposition.Refer ignored -> false;
        });
    }

    private static boolean isDone(Case current, Disposition.Act act) {
        return current.tasksTo(act.action())
                .flatMap(task -> task.outcomes().stream())
                .anyMatch(
                        outcome -> outcome.outcome().fulfils() && outcome.item().isOfOneKindWith(act.item()));
    }

    /** Where the person does not get what they asked for, nothing stays restricted for it. */
    private static List<Item> restricted(Case current, Predicate<Disposition> which) {
        return current.restricted().stream()
                .filter(item -> !current.isGranted()
                        || current.plan().stream()
                                .filter(decided -> decided.item().isOfOneKindWith(item))
                                .allMatch(which))
                .toList();
    }

    /** The person knows, if late: from now on the days are counted until it ends. */
    static void announced(Deciding deciding) {
        if (deciding.current().isClosed()
                && !deciding.current().timers().containsKey(TIMER)
                && isOwed(deciding.current())) {
            deciding.setTimer(TIMER, deciding.now.plus(deciding.rules.policy().restrictionNotice()));
        }
    }

    private static boolean isOwed(Case current) {
        return !(isAnnouncedByStaff(current) ? endable(current) : over(current)).isEmpty();
    }

    static Verdict lift(Deciding deciding) {
        Case current = deciding.current();
        if (current.isUnsent(NoticeKind.RESTRICTION_ENDING)) {
            return deciding.accepted();
        }
        Map<String, List<Item>> ending = (isAnnouncedByStaff(current) ? endable(current) : over(current))
                .stream().collect(Collectors.groupingBy(Item::system, LinkedHashMap::new, Collectors.toList()));
        ending.forEach((system, items) -> Tasks.command(deciding, system, Action.LIFT_RESTRICTION, items));
        return deciding.accepted();
    }

    private static boolean isAnnouncedByStaff(Case current) {
        return current.tasksTo(Action.NOTIFY)
                .filter(task -> task.notice() == NoticeKind.RESTRICTION_ENDING)
                .reduce((older, newer) -> newer)
                .map(Task::statement)
                .isPresent();
    }
}
