package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldFormTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");
    private static final Vault VAULT = new Vault(Base64.getEncoder().encodeToString(new byte[32]));

    /** Ten digits that are right as either. */
    @Test
    void aTelephoneNumberThatReadsAsAnOrganisationsCoversWhoeverHasTheTelephone() {
        HoldEntry entry = covering("076 174 06 04").entry("H1", "anna", Instant.EPOCH, TODAY, VAULT, Set.of());

        assertThat(((Covered.Persons) entry.covered()).identifierHashes())
                .contains(VAULT.identifierHash("phone", "+46761740604"));
    }

    @Test
    void aCustomerNumberCoversWhoseRecordsCarryIt() {
        HoldEntry entry = covering("kundnummer 4711").entry("H1", "anna", Instant.EPOCH, TODAY, VAULT, Set.of());

        assertThat(((Covered.Persons) entry.covered()).identifierHashes())
                .containsExactly(VAULT.identifierHash("customerNumber", "4711"));
    }

    private static HoldForm covering(String persons) {
        return new HoldForm(
                HoldType.LEGAL_HOLD,
                "Tvist",
                "GDPR 17(3)(e)",
                null,
                "Juristen",
                HoldForm.Covers.PERSONS,
                null,
                persons,
                "",
                null,
                null,
                null,
                null,
                LocalDate.parse("2027-06-01"),
                false,
                null,
                null);
    }
}
