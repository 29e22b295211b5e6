package dev.rightsflow.workflow.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rightsflow.workflow.holds.HoldDecision.ApproveRelease;
import dev.rightsflow.workflow.holds.HoldDecision.Outcome.Accepted;
import dev.rightsflow.workflow.holds.HoldDecision.RequestRelease;
import dev.rightsflow.workflow.holds.Holds.Registered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every registry of holds does. */
public abstract class HoldsContract {

    protected static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    protected abstract Holds holds();

    @Test
    void givesBackEveryFieldOfAHold() {
        HoldEntry full = HoldEntry.issued(
                new Hold(
                        "full",
                        HoldType.DECISION_BASIS,
                        "GDPR 17(3)(e)",
                        "kreditupplysningslagen (1973:1173)",
                        new Scope("crm", "contact", LocalDate.parse("2024-01-01"), LocalDate.parse("2025-12-31")),
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2030-12-31"),
                        LocalDate.parse("2027-01-01"),
                        true),
                "T 1234-26",
                "legal@example.com",
                new Covered.Persons(Set.of("hash-1", "hash-2")),
                Map.of("sv", "Beslutsunderlag.", "en", "Basis of a decision."),
                "anna",
                AT);
        HoldEntry bare = HoldEntry.issued(
                new Hold(
                        "bare",
                        HoldType.AUTHORITY_ORDER,
                        "GDPR 17(3)(b)",
                        null,
                        Scope.EVERYTHING,
                        null,
                        null,
                        LocalDate.parse("2027-01-01"),
                        false),
                "SKV 1",
                "legal@example.com",
                new Covered.Everybody(),
                Map.of(),
                "anna",
                AT.minusSeconds(60));
        holds().place(full);
        holds().place(bare);

        assertThat(holds().find("full")).map(Registered::entry).contains(full);
        assertThat(holds().find("bare")).map(Registered::entry).contains(bare);
        assertThat(holds().find("none")).isEmpty();
        assertThat(holds().all()).containsExactly(bare, full);
    }

    @Test
    void forgetsWhomAHoldCoveredAndNothingElse() {
        holds().place(dispute());
        Registered read = holds().find("h-1").orElseThrow();

        assertThat(holds().replace(read, read.entry().forgettingPersons())).isTrue();

        HoldEntry forgotten = holds().find("h-1").orElseThrow().entry();
        assertThat(forgotten.covered()).isEqualTo(new Covered.Forgotten(2));
        assertThat(forgotten).isEqualTo(dispute().forgettingPersons());
    }

    @Test
    void takesEachIdOnce() {
        holds().place(dispute());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> holds().place(dispute()))
                .withMessageContaining("Expected a new hold, but 'h-1'");
    }

    @Test
    void remembersARelease() {
        holds().place(dispute());
        decide(new RequestRelease("anna", AT, "Settled."));
        decide(new ApproveRelease("bertil", AT));

        HoldEntry released = holds().find("h-1").orElseThrow().entry();
        assertThat(released.isReleased()).isTrue();
        assertThat(released.release()).isEqualTo(new Release("anna", AT, "Settled.", "bertil", AT));
    }

    @Test
    void letsOnlyOneOfTwoChangesOfTheSameReadingWin() {
        holds().place(dispute());
        Registered read = holds().find("h-1").orElseThrow();

        assertThat(holds().replace(read, read.entry().withApproval("bertil"))).isTrue();
        assertThat(holds().replace(read, read.entry().withApproval("cecilia"))).isFalse();
        assertThat(holds().find("h-1").orElseThrow().entry().approvedBy()).isEqualTo("bertil");
    }

    @Test
    void isToldOncePerChangeToTheCasesThatItCovers() {
        holds().place(dispute());
        Registered placed = holds().unannounced().getFirst();
        assertThat(placed.entry()).isEqualTo(dispute());
        holds().announced(placed);
        assertThat(holds().unannounced()).isEmpty();

        decide(new HoldDecision.Review("anna", AT, "Still in court.", null, LocalDate.parse("2028-01-01")));
        assertThat(holds().unannounced()).hasSize(1);
        holds().announced(placed);

        assertThat(holds().unannounced())
                .as("a change while the revision before it was told")
                .hasSize(1);
        assertThat(holds().find("h-1").orElseThrow().entry().reviews()).hasSize(1);
    }

    protected void decide(HoldDecision decision) {
        Registered read = holds().find("h-1").orElseThrow();
        assertThat(decision.decide(read.entry()))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(holds().replace(read, accepted.entry()))
                                .isTrue());
    }

    protected static HoldEntry dispute() {
        return HoldFixture.entry(HoldFixture.hold(null, null, "2027-01-01"));
    }
}
