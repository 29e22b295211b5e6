package dev.rightsflow.workflow.policy;

import dev.rightsflow.workflow.holds.HoldType;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** How long a kind of records is kept (gallringsplan). */
public sealed interface RetentionRule {

    String id();

    /** What the person reads about it. */
    Texts text();

    /**
     * As long as there is consent, or a purpose: it keeps nothing from somebody who may have it erased.
     *
     * @param atMost how long after a record's date a purpose may need it at all; null where nothing limits that
     */
    record WhileNeeded(String id, @Nullable Period atMost, Texts text) implements RetentionRule {

        /** Whether a record of that date is older than any purpose may need it: nobody need weigh that. */
        public boolean isOutlivedBy(LocalDate recordDate, LocalDate today) {
            return atMost != null && recordDate.plus(atMost).isBefore(today);
        }
    }

    /**
     * Until a day that follows from the record's date, whatever the person asks.
     *
     * @param hold what kind of reason it is
     * @param ground article that allows to keep
     */
    record Fixed(
            String id,
            HoldType hold,
            Period keep,
            CountedFrom countedFrom,
            boolean throughYearEnd,
            String ground,
            @Nullable String statute,
            Texts text)
            implements RetentionRule {

        /** The last day on which the record is kept. */
        public LocalDate keptUntil(LocalDate recordDate, Controller controller) {
            LocalDate start = switch (countedFrom) {
                case RECORD_DATE -> recordDate;
                case FISCAL_YEAR_END -> controller.fiscalYearEndOf(recordDate);
            };
            LocalDate end = start.plus(keep);
            return throughYearEnd ? MonthDay.of(Month.DECEMBER, 31).atYear(end.getYear()) : end;
        }
    }

    enum CountedFrom {
        RECORD_DATE,
        /** The end of the fiscal year that the record belongs to. */
        FISCAL_YEAR_END
    }
}
