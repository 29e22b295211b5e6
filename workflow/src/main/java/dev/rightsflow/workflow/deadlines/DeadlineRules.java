package dev.rightsflow.workflow.deadlines;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the policy says about time limits.
 *
 * @param zone where a day begins and ends
 * @param calendar whose public holidays count, for instance {@code SE}
 * @param workingDays holidays of that calendar that the law counts as working days, by their keys, for instance
 *     {@code CHRISTMAS_EVE}: lag (1989:253) knows no eves
 * @param answerWithinMonths Art 12(3): 1
 * @param extensionMonths Art 12(3): 2 further months
 * @param remindDaysBefore days before the un-rolled due date on which staff are reminded, the earliest reminder first
 */
public record DeadlineRules(
        ZoneId zone,
        String calendar,
        Set<String> workingDays,
        int answerWithinMonths,
        int extensionMonths,
        WhileWaiting whileWaiting,
        List<Integer> remindDaysBefore) {

    public DeadlineRules {
        if (answerWithinMonths < 1 || extensionMonths < 0) {
            throw new IllegalArgumentException("Expected at least 1 month to answer and no negative extension, but got "
                    + answerWithinMonths + " and " + extensionMonths);
        }
        workingDays = Set.copyOf(workingDays);
        remindDaysBefore =
                remindDaysBefore.stream().sorted(Comparator.reverseOrder()).toList();
    }
}
