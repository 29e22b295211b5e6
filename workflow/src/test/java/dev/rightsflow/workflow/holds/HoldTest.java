package dev.rightsflow.workflow.holds;

import static dev.rightsflow.workflow.holds.HoldFixture.entry;
import static dev.rightsflow.workflow.holds.HoldFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void keepsNothingForEver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hold(null, null, null))
                .withMessageContaining("nothing is kept for ever");
    }

    @Test
    void endsAfterItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> hold("2026-01-02", "2026-01-01", null));
    }

    @Test
    void isInForceFromItsFirstThroughItsLastDay() {
        Hold hold = hold("2026-11-22", "2026-11-23", null);

        assertThat(hold.isInForce(LocalDate.parse("2026-11-21"))).isFalse();
        assertThat(hold.isInForce(LocalDate.parse("2026-11-22"))).isTrue();
        assertThat(hold.isInForce(LocalDate.parse("2026-11-23"))).isTrue();
        assertThat(hold.isInForce(LocalDate.parse("2026-11-24"))).isFalse();
    }

    @Test
    void staysInForceWhenItsReviewIsOverdueAndSaysSo() {
        HoldEntry entry = entry(hold(null, null, "2026-11-01"));

        assertThat(entry.isInForce(TODAY)).isTrue();
        assertThat(entry.needsReview(TODAY)).isTrue();
        assertThat(entry.needsReview(LocalDate.parse("2026-10-31"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # scope: system, category, from, until | record: system, category, date | covered
        -,   -,       -,          -,          crm,       contact, 2020-05-05, true
        crm, -,       -,          -,          crm,       contact, 2020-05-05, true
        crm, -,       -,          -,          invoicing, invoice, 2020-05-05, false
        crm, contact, -,          -,          crm,       contact, 2020-05-05, true
        crm, contact, -,          -,          crm,       note,    2020-05-05, false
        -,   -,       2020-05-05, 2020-05-05, crm,       contact, 2020-05-05, true
        -,   -,       2020-05-06, -,          crm,       contact, 2020-05-05, false
        -,   -,       -,          2020-05-04, crm,       contact, 2020-05-05, false
        -,   -,       2020-05-06, -,          crm,       contact, -,          true
        """)
    void coversWhatItsScopeNames(
            String system,
            String category,
            LocalDate from,
            LocalDate until,
            String recordSystem,
            String recordCategory,
            LocalDate recordDate,
            boolean covered) {
        Scope scope = new Scope(system, category, from, until);

        assertThat(scope.covers(recordSystem, recordCategory, recordDate)).isEqualTo(covered);
    }

    @Test
    void namesTheSystemOfACategory() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(null, "contact", null, null));
    }

    @Test
    void coversWhoeverSharesAnIdentifier() {
        HoldEntry entry = entry(hold(null, "2027-01-01", null));

        assertThat(entry.covers(Set.of("hash-2", "hash-9"))).isTrue();
        assertThat(entry.covers(Set.of("hash-9"))).isFalse();
        assertThat(new Covered.Everybody().includes(Set.of())).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Covered.Persons(Set.of()));
    }

    @Test
    void tellsThePersonInWordsUnlessItMustNotBeDisclosed() {
        HoldEntry entry = entry(hold(null, "2027-01-01", null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoldEntry.issued(
                        entry.hold(),
                        entry.matter(),
                        entry.custodian(),
                        entry.covered(),
                        Map.of(),
                        "anna",
                        HoldFixture.NOW))
                .withMessageContaining("give it one or say that it must not be disclosed");
    }
}
