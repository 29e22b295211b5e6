package dev.rightsflow.workflow.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.LegalBasis;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Purpose;
import dev.rightsflow.workflow.policy.Right;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every right on every legal basis, under the shipped rights, in every circumstance that makes a difference. */
class MatrixTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    /**
     * The columns are the categories of one made-up system, each used for one purpose: `over` and `lasts` is the relation,
     * `in` and `after` the time of an obligation of two years, `weigh` and `ends` what an objection comes to.
     */
    private static final String TABLE = """
        right                        | consent       | contract-over | contract-lasts       | obligation-in          | obligation-after  | interests-weigh        | interests-ends
        ACCESS                       | DISCLOSE      | DISCLOSE      | DISCLOSE             | DISCLOSE               | DISCLOSE          | DISCLOSE               | DISCLOSE
        RECTIFICATION                | RECTIFY       | RECTIFY       | RECTIFY              | RECTIFY                | RECTIFY           | RECTIFY                | RECTIFY
        RESTRICTION                  | RESTRICT      | RESTRICT      | RESTRICT             | RESTRICT               | RESTRICT          | RESTRICT               | RESTRICT
        ERASURE                      | ERASE         | ERASE         | ?RELATION_LASTS      | keep 2027-11-22        | ERASE             | ?INTERESTS_TO_BE_WEIGHED+RESTRICT | ERASE
        PORTABILITY                  | EXPORT        | EXPORT        | EXPORT               | no                     | no                | no                     | no
        OBJECTION                    | no            | no            | no                   | no                     | no                | ?INTERESTS_TO_BE_WEIGHED+RESTRICT | SUPPRESS
        MARKETING_OBJECTION          | SUPPRESS      | SUPPRESS      | SUPPRESS             | SUPPRESS               | SUPPRESS          | SUPPRESS               | SUPPRESS
        AUTOMATED_DECISION_OBJECTION | ?HUMAN_REVIEW+RESTRICT | ?HUMAN_REVIEW+RESTRICT | ?HUMAN_REVIEW+RESTRICT | AUTHORISED_BY_LAW | AUTHORISED_BY_LAW | SUPPRESS | SUPPRESS
        CONSENT_WITHDRAWAL           | ERASE         | no            | no                   | no                     | no                | no                     | no
        """;

    record Cell(Right right, String circumstance, String expected) {}

    static Stream<Cell> cells() {
        List<String[]> rows = TABLE.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
                .toList();
        String[] head = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, column -> column < row.length, column -> column + 1)
                        .map(column -> new Cell(Right.valueOf(row[0]), head[column], row[column])));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void decidesAsTheLawSays(Cell cell) {
        Policy policy = policyFor(cell.right());
        String date = cell.circumstance().endsWith("-after") ? "2020-03-01" : "2025-11-22";
        String subject = cell.circumstance().endsWith("-lasts") ? "customer" : "former-customer";
        Item item = new Item(PolicyFixture.SYSTEM, cell.circumstance(), LocalDate.parse(date), 1);

        List<Disposition> dispositions =
                new Assessment(policy).assess(cell.right(), subject, List.of(item), List.of(), TODAY);

        assertThat(dispositions).singleElement().extracting(MatrixTest::told).isEqualTo(cell.expected());
    }

    @Test
    void speaksOfEveryRight() {
        assertThat(cells().map(Cell::right).distinct()).containsExactlyInAnyOrder(Right.values());
    }

    private static String told(Disposition disposition) {
        return switch (disposition) {
            case Disposition.Act act -> act.action().name();
            case Disposition.Keep keep -> "keep " + keep.until();
            case Disposition.Refer refer ->
                "?" + refer.reason() + (refer.meanwhile() == null ? "" : "+" + refer.meanwhile());
            case Disposition.Decline no -> throw new AssertionError("a policy declines nothing by itself: " + no);
            case Disposition.NotApplicable no ->
                switch (no.reason()) {
                    case BASIS_EXCLUDES_RIGHT -> "no";
                    default -> no.reason().name();
                };
        };
    }

    private static Policy policyFor(Right right) {
        boolean marketing = right == Right.MARKETING_OBJECTION;
        boolean automated = right == Right.AUTOMATED_DECISION_OBJECTION;
        List<Purpose> purposes = cells().filter(cell -> cell.right() == right)
                .map(Cell::circumstance)
                .map(circumstance -> new Purpose(
                        circumstance,
                        PolicyFixture.text(),
                        basis(circumstance),
                        marketing,
                        automated,
                        null,
                        circumstance.endsWith("-ends")))
                .toList();
        List<Category> categories = purposes.stream()
                .map(purpose -> PolicyFixture.category(
                        purpose.id(),
                        List.of(purpose.id()),
                        purpose.basis() == LegalBasis.LEGAL_OBLIGATION ? List.of("two-years") : List.of()))
                .toList();
        return PolicyFixture.policy(purposes, List.of(PolicyFixture.keeps("two-years", Period.ofYears(2))), categories);
    }

    private static LegalBasis basis(String circumstance) {
        return switch (circumstance.replaceFirst("-.*", "")) {
            case "consent" -> LegalBasis.CONSENT;
            case "contract" -> LegalBasis.CONTRACT;
            case "obligation" -> LegalBasis.LEGAL_OBLIGATION;
            case "interests" -> LegalBasis.LEGITIMATE_INTERESTS;
            default -> throw new IllegalArgumentException(circumstance);
        };
    }
}
