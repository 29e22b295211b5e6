package dev.rightsflow.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldDecision;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.holds.InMemoryHolds;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a hold covered is forgotten in time, on a clock that the test moves. */
class HoldRetentionTest {

    private static final LocalDate ENDED = LocalDate.parse("2027-03-31");

    private final Policy policy = ShippedPolicy.policy();
    private final Holds holds = new InMemoryHolds();
    private Instant now = noon(LocalDate.parse("2026-11-22"));

    @Test
    void aHoldThatWasReleasedForgetsWhomItCoveredAfterTheRetentionOfACase() {
        holds.place(hold("h-1", null, new Covered.Persons(Set.of("hash-1", "hash-2"))));
        now = noon(ENDED);
        decide(new HoldDecision.RequestRelease("anna", now, "Settled."));
        decide(new HoldDecision.ApproveRelease("bertil", now));
        HoldEntry released = entry();

        sweepOn(ENDED.plus(policy.caseRetention()));
        assertThat(entry()).isEqualTo(released);

        sweepOn(ENDED.plus(policy.caseRetention()).plusDays(1));
        assertThat(entry()).usingRecursiveComparison().ignoringFields("covered").isEqualTo(released);
        assertThat(entry().covered()).isEqualTo(new Covered.Forgotten(2));
        assertThat(entry().covers(Set.of("hash-1"))).isFalse();
    }

    @Test
    void aHoldThatHasEndedForgetsThemTooAndLooksAfterNobodyAnyMore() {
        holds.place(hold("h-1", ENDED, new Covered.Persons(Set.of("hash-1"))));

        sweepOn(ENDED.plus(policy.caseRetention()).plusDays(1));

        assertThat(entry().covered()).isEqualTo(new Covered.Forgotten(1));
        assertThat(new HoldDecision.Review("anna", now, "Still in court.", null, LocalDate.parse("2035-01-01"))
                        .decide(entry()))
                .isInstanceOfSatisfying(
                        HoldDecision.Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("has forgotten them; place a new one"));
    }

    @Test
    void asOftenAsItLooksItForgetsOnce() {
        holds.place(hold("h-1", ENDED, new Covered.Persons(Set.of("hash-1"))));
        sweepOn(ENDED.plus(policy.caseRetention()).plusDays(1));
        Holds.Registered once = holds.find("h-1").orElseThrow();

        sweepOn(ENDED.plusYears(20));

        assertThat(holds.find("h-1")).contains(once);
    }

    @Test
    void whatIsInForceForgetsNobodyHoweverLongAndAHoldOnEverybodyHasNobodyToForget() {
        HoldEntry inForce = hold("h-1", null, new Covered.Persons(Set.of("hash-1")));
        HoldEntry everybody = hold("h-2", ENDED, new Covered.Everybody());
        holds.place(inForce);
        holds.place(everybody);

        sweepOn(ENDED.plusYears(20));

        assertThat(holds.all()).containsExactlyInAnyOrder(inForce, everybody);
    }

    /** As a process does that has just been started. */
    private void sweepOn(LocalDate day) {
        now = noon(day);
        new HoldRetention(holds, policy, () -> now).forget();
    }

    private void decide(HoldDecision decision) {
        Holds.Registered read = holds.find("h-1").orElseThrow();
        assertThat(decision.decide(read.entry()))
                .isInstanceOfSatisfying(
                        HoldDecision.Outcome.Accepted.class, accepted -> holds.replace(read, accepted.entry()));
    }

    private HoldEntry entry() {
        return holds.find("h-1").orElseThrow().entry();
    }

    private HoldEntry hold(String id, @Nullable LocalDate until, Covered covered) {
        return HoldEntry.issued(
                new Hold(
                        id,
                        HoldType.LEGAL_HOLD,
                        "GDPR 17(3)(e)",
                        null,
                        Scope.EVERYTHING,
                        null,
                        until,
                        LocalDate.parse("2027-01-01"),
                        false),
                "T 1234-26",
                "legal@example.com",
                covered,
                Map.of(),
                "anna",
                now);
    }

    private Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON)
                .atZone(policy.deadlines().rules().zone())
                .toInstant();
    }
}
