package dev.rightsflow.workflow.policy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for the data (personuppgiftsansvarig).
 *
 * @param organisationNumber digits only
 * @param contactEmail where a person reaches the controller when the form can't
 * @param fiscalYearEnd last day of the fiscal year; bookkeeping counts from there
 * @param authority where a person complains
 */
public record Controller(
        String id,
        String name,
        String organisationNumber,
        @Nullable String address,
        String contactEmail,
        @Nullable String policyUrl,
        MonthDay fiscalYearEnd,
        Authority authority) {

    /** The authority that supervises the controller. */
    public record Authority(String name, String address, String url) {}

    /** The last day of the fiscal year that a date belongs to. */
    public LocalDate fiscalYearEndOf(LocalDate date) {
        // MonthDay.atYear makes 29 February the 28th in a common year.
        LocalDate endThisYear = fiscalYearEnd.atYear(Year.from(date).getValue());
        return date.isAfter(endThisYear) ? fiscalYearEnd.atYear(date.getYear() + 1) : endThisYear;
    }
}
