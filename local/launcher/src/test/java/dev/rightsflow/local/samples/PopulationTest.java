package dev.rightsflow.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.identifiers.NationalId;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final LocalDate BORN = LocalDate.of(2026, 11, 22);

    private final SampleData data = filled(1);

    @Test
    void isTheSameForTheSameSeed() {
        SampleData again = filled(1);
        assertThat(again.contacts).isEqualTo(data.contacts);
        assertThat(again.applications).isEqualTo(data.applications);
        assertThat(filled(2).contacts).isNotEqualTo(data.contacts);
    }

    @Test
    void coversWhatTheLawTellsApart() {
        assertThat(data.contacts).hasSizeGreaterThan(2_000);
        assertThat(data.invoices)
                .anyMatch(invoice -> invoice.on().getYear() == 2015)
                .anyMatch(invoice -> invoice.on().getYear() == 2026);
        assertThat(data.applications)
                .anyMatch(application ->
                        application.decided() != null && application.decided().isBefore(BORN.minusYears(2)))
                .anyMatch(application ->
                        application.decided() != null && application.decided().isAfter(BORN.minusYears(2)));
        assertThat(data.subscribers)
                .flatExtracting(SampleData.Subscriber::topics)
                .contains("newsletter", "invitations", "guides", "surveys", "offers");
    }

    @Test
    void everybodyHasANumberThatIsValidAndBelongsToNobody() {
        assertThat(people()).allSatisfy(person -> {
            assertThat(NationalId.parse(person.nationalId(), BORN)).isPresent();
            assertThat(person.email()).endsWith(".example");
            assertThat(person.phone()).startsWith("+46701740");
        });
    }

    private Stream<Person> people() {
        return Stream.concat(
                data.contacts.stream().map(SampleData.Contact::person),
                data.applications.stream().map(SampleData.Application::applicant));
    }

    private static SampleData filled(long seed) {
        SampleData data = new SampleData();
        Cast.fill(data, BORN);
        Population.fill(data, seed, BORN);
        return data;
    }
}
