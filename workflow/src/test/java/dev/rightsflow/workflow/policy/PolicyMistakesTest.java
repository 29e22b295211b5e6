package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One fault of each kind in an otherwise sound policy. What its author reads stands in {@code docs/policy-mistakes.md}. */
class PolicyMistakesTest {

    private static final String SMALL = resource("/policy/small.yml");
    private static final Path DOCUMENT = Path.of("..", "docs", "policy-mistakes.md");

    /** @param sound stands in the policy; the author wrote {@code faulty} instead */
    record Fault(String kind, String sound, String faulty) {

        String policy() {
            assertThat(SMALL).contains(sound);
            return SMALL.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(faulty));
        }

        PolicyException refusal() {
            return Objects.requireNonNull(
                    catchThrowableOfType(PolicyException.class, () -> PolicyFile.parse("policy.yml", policy())), kind);
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("No YAML", "languages: [sv, en]", "languages: [sv, en"),
                new Fault("The same name twice", "  books:\n    name: {", "  crm:\n    name: {"),
                new Fault("Something used in several places", "  name: {sv: Namn", "  name: &namn {sv: Namn"),
                new Fault("A word that is not known", "    verification: none", "    verificaton: none"),
                new Fault("A right that is not known", "  marketing-objection:", "  market-objection:"),
                new Fault("Something is missing", "case-retention: 5 years\n", ""),
                new Fault("A name that can't be one", "  customer:\n", "  Kund hos oss:\n"),
                new Fault(
                        "A word that is not one of those possible",
                        "    connection: by-hand",
                        "    connection: by hand"),
                new Fault("A legal basis that is not known", "    basis: consent", "    basis: samtycke"),
                new Fault("A length of time in another language", "case-retention: 5 years", "case-retention: 5 år"),
                new Fault("A length of time in the wrong unit", "  answer-within: 1 month", "  answer-within: 30 days"),
                new Fault("No yes or no", "    marketing: true", "    marketing: ja"),
                new Fault("A list where there is nothing", "        data: [name]", "        data: []"),
                new Fault("A text where a list belongs", "        data: [name]", "        data: name"),
                new Fault("An e-mail address that is none", "privacy@example.com", "privacy.example.com"),
                new Fault(
                        "A text missing in a language", "    label: {sv: Kund, en: Customer}", "    label: {sv: Kund}"),
                new Fault(
                        "A text in a language that is not offered",
                        "{sv: Namn, en: Name}",
                        "{sv: Namn, en: Name, fi: Nimi}"),
                new Fault("An empty text", "{sv: Namn, en: Name}", "{sv: \"\", en: Name}"),
                new Fault(
                        "A text that answers need",
                        "  hold.legal-hold: {sv: Rättsliga anspråk., en: Legal claims.}\n",
                        ""),
                new Fault(
                        "A purpose that is not there", "purposes: [relation, offers]", "purposes: [relatoin, offers]"),
                new Fault("A kind of data that is not there", "        data: [name]", "        data: [names]"),
                new Fault("A retention rule that is not there", "retention: [purpose]", "retention: [for-ever]"),
                new Fault(
                        "A system or category that is not there",
                        "receives: [books/voucher]",
                        "receives: [books/invoice]"),
                new Fault(
                        "A subject type that is not there",
                        "    answer-within: 2 days\n",
                        "    answer-within: 2 days\n    asked-for: [custumer]\n"),
                new Fault("The mail system named like another", "  id: mail", "  id: crm"),
                new Fault(
                        "A retention rule without a statute",
                        "    statute: bokföringslagen (1999:1078) 7 kap. 2 §\n",
                        ""),
                new Fault("A retention rule without a ground", "    ground: GDPR 17(3)(b)\n", ""),
                new Fault("A hold without an end", "    keep: 7 years\n", ""),
                new Fault(
                        "An obligation that never ends",
                        "        purposes: [relation, offers]",
                        "        purposes: [relation, bookkeeping]"),
                new Fault("Legitimate interests without what an objection does", "    on-objection: weigh\n", ""),
                new Fault(
                        "An objection where nothing is weighed",
                        "    basis: legal-obligation",
                        "    basis: legal-obligation\n    on-objection: weigh"),
                new Fault(
                        "Nobody knows where to look",
                        "    instructions: {sv: Sök i pärmarna., en: Search the binders.}\n",
                        ""),
                new Fault("A time zone that is not known", "Europe/Stockholm", "Europe/Växjö"),
                new Fault("A calendar that is not known", "holidays: SE", "holidays: SWE"),
                new Fault("A holiday that is not known", "[MIDSUMMER_EVE,", "[MIDSOMMAR,"),
                new Fault("A day that is none", "31 December", "31 November"),
                new Fault("More time than the law gives", "  answer-within: 1 month", "  answer-within: 2 months"),
                new Fault("A longer extension than the law gives", "  extension: 2 months", "  extension: 3 months"),
                new Fault(
                        "A request that is never answered",
                        "    identity-expires-after: 14 days\n    by-basis:\n",
                        "    identity-expires-after: 60 days\n    by-basis:\n"),
                new Fault(
                        "A fee that outlives the month", "fee-payable-within: 14 days", "fee-payable-within: 60 days"),
                new Fault("Backups that outlive the cases", "  crm:\n", "  crm:\n    backups: 6 years\n"),
                new Fault(
                        "A recipient that is told over OpenDSR, which names nobody but by e-mail",
                        "    email: privacy@accountant.example\n",
                        "    email: privacy@accountant.example\n    opendsr: opendsr.accountant.example\n"),
                new Fault(
                        "An identifier that everybody gives, required as if it took something that the person alone"
                                + " has",
                        "    connection: running\n    answer-within: 2 days\n",
                        "    connection: running\n    answer-within: 2 days\n    requires-identifier: email\n"),
                new Fault(
                        "An identifier that no request can carry, required: the system would be asked about nobody",
                        "    connection: running\n    answer-within: 2 days\n",
                        "    connection: running\n"
                                + "    answer-within: 2 days\n"
                                + "    requires-identifier: analyticsClientID\n"),
                new Fault(
                        "A recipient that is never asked again",
                        "    country: SE\n    answer-within: 14 days\n",
                        "    country: SE\n"),
                new Fault("A country that is none", "    country: SE", "    country: Sverige"),
                new Fault("Erasing for whoever asks", "    verification: address-on-file", "    verification: none"),
                new Fault("A right that would not be honoured", "    fulfilment: erase", "    fulfilment: restrict"),
                new Fault(
                        "A right that the law gives without ifs",
                        "by-basis: {consent: applies, contract: applies,",
                        "by-basis: {consent: applies, contract: does-not-apply,"),
                new Fault(
                        "A right that the law does not let deny",
                        "      legitimate-interests: after-objection",
                        "      legitimate-interests: does-not-apply"),
                new Fault("Marketing that goes on for a while", "    immediate: true\n", ""),
                new Fault(
                        "Data handed out to whoever asks",
                        "    label: {sv: Registerutdrag, en: Extract}\n    verification: strong",
                        "    label: {sv: Registerutdrag, en: Extract}\n    verification: none"),
                new Fault(
                        "Data that is moved to whoever asks",
                        "    label: {sv: Flytta, en: Move}\n    verification: strong",
                        "    label: {sv: Flytta, en: Move}\n    verification: none"),
                new Fault(
                        "Data that is changed for whoever asks",
                        "    label: {sv: Rätta, en: Correct}\n    verification: strong",
                        "    label: {sv: Rätta, en: Correct}\n    verification: none"),
                new Fault(
                        "More proof to end marketing than it took to begin",
                        "    verification: none",
                        "    verification: strong"),
                new Fault(
                        "More proof to take consent back than it took to give it",
                        "    label: {sv: Ta tillbaka, en: Withdraw}\n    verification: none",
                        "    label: {sv: Ta tillbaka, en: Withdraw}\n    verification: strong"),
                new Fault(
                        "Recipients that go on with what was erased",
                        "    fulfilment: erase\n    tells-recipients: true\n",
                        "    fulfilment: erase\n"),
                new Fault(
                        "Recipients that go on with marketing",
                        "    immediate: true\n    tells-recipients: true\n",
                        "    immediate: true\n"),
                new Fault(
                        "A condition that the law does not know of this right",
                        "      contract: when-no-longer-needed",
                        "      contract: authorised-by-law"),
                new Fault(
                        "A right that is not offered",
                        "  restriction:\n    label: {sv: Begränsa, en: Restrict}",
                        "  access-too:\n    label: {sv: Begränsa, en: Restrict}"),
                new Fault("A refusal without evidence", "    evidence: true\n", ""),
                new Fault("A refusal that one person decides", "    two-persons: true\n", "    two-persons: false\n"),
                new Fault(
                        "A whole request refused for the rights of others",
                        "  ART_12_5_EXCESSIVE:\n    article: 12(5)",
                        "  ART_15_4_OTHERS:\n    article: 15(4)"),
                new Fault(
                        "Books that are counted from the date of the record",
                        "    counted-from: fiscal-year-end",
                        "    counted-from: record-date"),
                new Fault(
                        "A machine that decides and does not say how",
                        "    marketing: true\n",
                        "    marketing: true\n    automated-decisions: true\n"),
                new Fault(
                        "Cases that are forgotten before what was asked in them",
                        "case-retention: 5 years",
                        "case-retention: 2 years"),
                new Fault("A recipient outside the EEA", "    country: SE", "    country: US"),
                new Fault(
                        "A condition on a legal basis that it says nothing about",
                        "      contract: when-no-longer-needed\n",
                        "      contract: after-objection\n"),
                new Fault("Books that go too early", "    keep: 7 years\n", "    keep: 1 year\n"),
                new Fault("Books that go before the year is over", "    through: year-end\n", ""),
                new Fault(
                        "A request that is never answered, in hours",
                        "    identity-expires-after: 14 days\n    by-basis:\n",
                        "    identity-expires-after: 999 hours\n    by-basis:\n"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesAFaultyPolicyWithItsLineAndTheWayOut(Fault fault) {
        assertThat(fault.refusal().mistakes()).isNotEmpty().allSatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo("policy.yml");
            assertThat(mistake.wrong()).isNotBlank().endsWith(".");
            assertThat(mistake.right()).isNotBlank();
        });
    }

    @Test
    void explainsEachMistakeAsDocumented() throws IOException {
        String actual = document();
        Path written =
                Files.writeString(Files.createDirectories(Path.of("target")).resolve("policy-mistakes.md"), actual);

        assertThat(DOCUMENT)
                .as("if the change is meant, copy %s over it", written)
                .hasContent(actual);
    }

    @Test
    void listsEveryMistakeAtOnceInTheOrderOfTheFile() {
        String faulty = SMALL.replace("holidays: SE", "holidays: SWE")
                .replace("    basis: consent", "    basis: samtycke")
                .replace("receives: [books/voucher]", "receives: [books/invoice]");

        assertThatThrownBy(() -> PolicyFile.parse("policy.yml", faulty))
                .isInstanceOfSatisfying(PolicyException.class, refusal -> {
                    assertThat(refusal.mistakes())
                            .hasSize(3)
                            .extracting(Mistake::line)
                            .isSorted();
                    assertThat(refusal)
                            .hasMessageStartingWith(
                                    "Expected policy.yml to be a sound policy, but found 3 mistakes:\npolicy.yml:12: ");
                });
    }

    @Test
    void takesTheSmallPolicyAsItIs() {
        assertThat(PolicyFile.parse("small.yml", SMALL).rights())
                .as("no purpose decides by automated means")
                .doesNotContainKey(Right.AUTOMATED_DECISION_OBJECTION)
                .hasSize(Right.values().length - 1);
    }

    private static String document() {
        return """
            # Mistakes in a policy, and what their authors read

            Written by `PolicyMistakesTest`, which fails when this page is stale. Each mistake below was made in
            [this small policy](../workflow/src/test/resources/policy/small.yml).

            """ + faults().map(PolicyMistakesTest::documented).collect(Collectors.joining("\n"));
    }

    private static String documented(Fault fault) {
        List<String> lines = new ArrayList<>();
        lines.add("## " + fault.kind());
        lines.add("```yaml");
        lines.add(
                fault.faulty().isBlank()
                        ? "# without: " + fault.sound().strip()
                        : fault.faulty().stripTrailing());
        lines.add("```");
        lines.add("```");
        fault.refusal().mistakes().forEach(mistake -> lines.add(mistake.toString()));
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    private static String resource(String name) {
        try (InputStream stream = PolicyMistakesTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
