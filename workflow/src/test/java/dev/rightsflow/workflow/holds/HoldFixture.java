package dev.rightsflow.workflow.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class HoldFixture {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private HoldFixture() {}

    static Hold hold(@Nullable String from, @Nullable String until, @Nullable String reviewOn) {
        return new Hold(
                "h-1",
                HoldType.LEGAL_HOLD,
                "GDPR 17(3)(e)",
                null,
                Scope.EVERYTHING,
                date(from),
                date(until),
                date(reviewOn),
                true);
    }

    /** Issued by anna. */
    static HoldEntry entry(Hold hold) {
        return HoldEntry.issued(
                hold,
                "T 1234-26",
                "legal@example.com",
                new Covered.Persons(Set.of("hash-1", "hash-2")),
                Map.of("sv", "En tvist pågår.", "en", "There is a dispute."),
                "anna",
                NOW);
    }

    static @Nullable LocalDate date(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }
}
