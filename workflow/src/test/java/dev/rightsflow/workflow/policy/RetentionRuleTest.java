package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.holds.HoldType;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRuleTest {

    @ParameterizedTest
    @CsvSource({
        // fiscal year ends, record date, kept through
        "--06-30, 2023-06-30, 2030-12-31",
        "--06-30, 2022-07-01, 2030-12-31",
        "--06-30, 2023-07-01, 2031-12-31",
        "--01-31, 2026-01-31, 2033-12-31",
        "--01-31, 2025-02-01, 2033-12-31",
        "--12-31, 2026-12-31, 2033-12-31",
        "--12-31, 2026-01-01, 2033-12-31",
        "--02-29, 2027-02-28, 2034-12-31",
        "--02-29, 2028-02-29, 2035-12-31",
    })
    void keepsBooksThroughTheSeventhYearAfterTheFiscalYearsEnd(
            MonthDay fiscalYearEnd, LocalDate recordDate, LocalDate keptUntil) {
        var bookkeeping = new RetentionRule.Fixed(
                "bookkeeping",
                HoldType.STATUTORY_RETENTION,
                Period.ofYears(7),
                RetentionRule.CountedFrom.FISCAL_YEAR_END,
                true,
                "GDPR 17(3)(b)",
                "bokföringslagen (1999:1078) 7 kap. 2 §",
                new Texts(Map.of()));

        assertThat(bookkeeping.keptUntil(recordDate, controller(fiscalYearEnd))).isEqualTo(keptUntil);
    }

    private static Controller controller(MonthDay fiscalYearEnd) {
        return new Controller(
                "any",
                "Any AB",
                "2120000142",
                null,
                "privacy@any.example",
                null,
                fiscalYearEnd,
                new Controller.Authority("IMY", "Box 8114, 104 20 Stockholm", "https://www.imy.se"));
    }
}
