package dev.rightsflow.workflow.holds;

import static dev.rightsflow.workflow.holds.HoldFixture.NOW;
import static dev.rightsflow.workflow.holds.HoldFixture.entry;
import static dev.rightsflow.workflow.holds.HoldFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.holds.HoldDecision.Approve;
import dev.rightsflow.workflow.holds.HoldDecision.ApproveRelease;
import dev.rightsflow.workflow.holds.HoldDecision.DeclineRelease;
import dev.rightsflow.workflow.holds.HoldDecision.Outcome.Accepted;
import dev.rightsflow.workflow.holds.HoldDecision.Outcome.Refused;
import dev.rightsflow.workflow.holds.HoldDecision.RequestRelease;
import dev.rightsflow.workflow.holds.HoldDecision.Review;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HoldDecisionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final HoldEntry placed = entry(hold(null, null, "2027-01-01"));

    @Test
    void takesTwoPersonsToRelease() {
        HoldEntry requested = accepted(new RequestRelease("anna", NOW, "The dispute is settled."), placed);
        HoldEntry released = accepted(new ApproveRelease("bertil", NOW), requested);

        assertThat(requested.isInForce(TODAY)).isTrue();
        assertThat(released.isInForce(TODAY)).isFalse();
        assertThat(released.release()).isEqualTo(new Release("anna", NOW, "The dispute is settled.", "bertil", NOW));
    }

    @Test
    void refusesThatOnePersonReleasesAlone() {
        HoldEntry requested = accepted(new RequestRelease("anna", NOW, "The dispute is settled."), placed);

        assertThat(refused(new ApproveRelease("anna", NOW), requested))
                .isEqualTo("Expected hold 'h-1' to be released by two persons, but 'anna' asked for it");
    }

    @Test
    void refusesAReleaseThatNobodyAskedFor() {
        assertThat(refused(new ApproveRelease("bertil", NOW), placed)).contains("nobody has asked");
        assertThat(refused(new DeclineRelease("bertil"), placed)).contains("nobody has asked");
    }

    @Test
    void refusesASecondRequestWhileOneIsOpen() {
        HoldEntry requested = accepted(new RequestRelease("anna", NOW, "The dispute is settled."), placed);

        assertThat(refused(new RequestRelease("bertil", NOW, "Me too."), requested))
                .contains("'anna' asked already");
    }

    @Test
    void refusesAReleaseWithoutAReason() {
        assertThat(refused(new RequestRelease("anna", NOW, " "), placed)).contains("none is given");
    }

    @Test
    void mayAskAgainAfterARefusal() {
        HoldEntry requested = accepted(new RequestRelease("anna", NOW, "The dispute is settled."), placed);
        HoldEntry declined = accepted(new DeclineRelease("bertil"), requested);

        assertThat(declined).isEqualTo(placed);
    }

    @Test
    void refusesEverythingOnceReleased() {
        HoldEntry requested = accepted(new RequestRelease("anna", NOW, "The dispute is settled."), placed);
        HoldEntry released = accepted(new ApproveRelease("bertil", NOW), requested);

        assertThat(refused(new Review("anna", NOW, "Still in court.", null, LocalDate.parse("2028-01-01")), released))
                .contains("it has been released");
        assertThat(refused(new RequestRelease("anna", NOW, "Again."), released)).contains("it has been released");
    }

    @Test
    void isApprovedByASecondPerson() {
        assertThat(accepted(new Approve("bertil"), placed).approvedBy()).isEqualTo("bertil");
        assertThat(refused(new Approve("anna"), placed)).contains("'anna' issued it");
    }

    @Test
    void movesTheReviewOn() {
        HoldEntry reviewed =
                accepted(new Review("anna", NOW, "Still in court.", null, LocalDate.parse("2028-01-01")), placed);

        assertThat(reviewed.hold().reviewOn()).isEqualTo("2028-01-01");
        assertThat(reviewed.reviews())
                .containsExactly(new HoldReview("anna", NOW, "Still in court.", null, LocalDate.parse("2028-01-01")));
    }

    @Test
    void refusesAReviewWithoutAReason() {
        assertThat(refused(new Review("anna", NOW, " ", null, LocalDate.parse("2028-01-01")), placed))
                .contains("none is given");
    }

    @Test
    void refusesAReviewThatLeavesNeitherEndNorReview() {
        assertThat(refused(new Review("anna", NOW, "Still in court.", null, null), placed))
                .contains("names neither");
    }

    @Test
    void lengthensByOnePersonAndShortensByTwo() {
        HoldEntry ending = entry(hold("2026-01-01", "2027-06-30", null));

        assertThat(accepted(new Review("anna", NOW, "Still in court.", LocalDate.parse("2028-06-30"), null), ending)
                        .hold()
                        .until())
                .isEqualTo("2028-06-30");
        assertThat(refused(new Review("anna", NOW, "Still in court.", LocalDate.parse("2027-06-29"), null), ending))
                .contains("request its release instead");
        assertThat(refused(new Review("anna", NOW, "Still in court.", LocalDate.parse("2027-06-29"), null), placed))
                .contains("request its release instead");
    }

    private static HoldEntry accepted(HoldDecision decision, HoldEntry entry) {
        assertThat(decision.decide(entry)).isInstanceOf(Accepted.class);
        return ((Accepted) decision.decide(entry)).entry();
    }

    private static String refused(HoldDecision decision, HoldEntry entry) {
        assertThat(decision.decide(entry)).isInstanceOf(Refused.class);
        return ((Refused) decision.decide(entry)).reason();
    }
}
