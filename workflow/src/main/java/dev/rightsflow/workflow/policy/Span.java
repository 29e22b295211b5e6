package dev.rightsflow.workflow.policy;

import java.time.Duration;
import java.time.Period;

/** A length of time as policies write it: {@code 14 days}, {@code 1 month}, {@code 7 years}. */
record Span(int number, String unit) {

    static Span parse(String text) {
        String[] words = text.split(" ");
        return new Span(Integer.parseInt(words[0]), words[1].replaceFirst("s$", ""));
    }

    /** For spans of the calendar; a month counts as the longest, a year as one that is no leap year. */
    boolean isLongerThan(Span other) {
        return days() > other.days();
    }

    private int days() {
        return number
                * switch (unit) {
                    case "month" -> 31;
                    case "year" -> 365;
                    default -> 1;
                };
    }

    Period period() {
        return switch (unit) {
            case "day" -> Period.ofDays(number);
            case "month" -> Period.ofMonths(number);
            case "year" -> Period.ofYears(number);
            default ->
                throw new IllegalStateException("Expected the schema to allow days, months and years, but got " + unit);
        };
    }

    Duration duration() {
        return switch (unit) {
            case "second" -> Duration.ofSeconds(number);
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            case "day" -> Duration.ofDays(number);
            default ->
                throw new IllegalStateException(
                        "Expected the schema to allow no such unit of a clock, but got " + unit);
        };
    }
}
