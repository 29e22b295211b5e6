package dev.rightsflow.connector.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.kit.Subject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OthersMaskedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final OthersMasked others = new OthersMasked(
            new Subject("Astrid Lind", "astrid.lind@example.com", "+46701234567", "198112289874", Map.of()),
            "softwerk.example",
            "SE");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        skriv till olof.berg@example.com i dag  | skriv till ••• i dag
        skriv till Astrid.Lind@Example.com       | skriv till Astrid.Lind@Example.com
        svar från support@softwerk.example       | svar från support@softwerk.example
        mia@example.com och maria@example.com.   | ••• och •••.
        Olof har 850709-9805                     | Olof har •••
        Olof har 850709–9805, inte 198507099805  | Olof har •••, inte •••
        jag har 811228-9874 och 19811228-9874    | jag har 811228-9874 och 19811228-9874
        ring 070-174 06 05 eller +46 70 174 06 06 | ring ••• eller •••
        ring mig på 070-123 45 67                | ring mig på 070-123 45 67
        faktura 2026-00017, ärende #4711         | faktura 2026-00017, ärende #4711
        """)
    void masksWhatPointsToOthersAndNothingElse(String text, String masked) {
        assertThat(others.in(text, TODAY)).isEqualTo(masked);
    }

    @Test
    void leavesSignsAloneThatMeanSomethingToMasking() {
        assertThat(others.in("kostar $1 och \\ olof@example.com", TODAY)).isEqualTo("kostar $1 och \\ •••");
    }
}
