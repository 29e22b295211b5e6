package dev.rightsflow.workflow.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DemandedPartsTest {

    private final About about = Samples.in("sv").about(Right.ERASURE);
    private final Remedies remedies = Remedies.inSweden("sv");

    @Test
    void everyNoticeHasItsKind() {
        Set<Class<?>> types = leaves(Notice.class).collect(Collectors.toSet());

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::type).collect(Collectors.toSet()));
        for (Kind kind : Kind.values()) {
            Notice sample = Samples.in("sv").of(kind);
            assertThat(sample).isInstanceOf(kind.type());
            assertThat(sample.kind()).isEqualTo(kind);
        }
    }

    @Test
    void whatIsLeftOutForWantOfAnIdentifierGoesWithWhatWouldHelp() {
        refused(
                () -> new NotSearched(List.of(), List.of("Webbstatistik"), null),
                "Expected an answer that leaves out systems");
        refused(
                () -> new NotSearched(List.of(), List.of(), "klient-id:t"),
                "Expected an answer that leaves out systems");
    }

    @Test
    void aPartialAnswerNeedsItsKeptItems() {
        refused(
                () -> new AdverseAnswer.PartlyFulfilled(about, List.of(), List.of(), List.of(), remedies),
                "Expected a partial answer to list each kept item");
        assertThat(new AdverseAnswer.PartlyFulfilled(
                                about,
                                List.of(),
                                List.of(),
                                true,
                                List.of(new NotDoneLine("CRM", "Avtal", 1, "Systemet svarar inte.")),
                                List.of(),
                                NotSearched.NONE,
                                remedies)
                        .someKept())
                .isFalse();
    }

    @Test
    void aKeptItemNeedsAReasonAStatuteAndADate() {
        LocalDate until = LocalDate.of(2033, 12, 31);
        refused(() -> new KeptLine("CRM", "Avtal", 1, " ", "GDPR", until, null, true), "the reason");
        refused(() -> new KeptLine("CRM", "Avtal", 1, "Tvist", "", until, null, true), "the statute");
        refused(
                () -> new KeptLine("CRM", "Avtal", 1, "Tvist", "GDPR", null, null, true),
                "until-date or a review date");
        refused(() -> new KeptLine("CRM", "Avtal", 0, "Tvist", "GDPR", until, null, true), "at least 1");
    }

    @Test
    void aRefusalNeedsAGroundAReasonAndEvidence() {
        refused(
                () -> new AdverseAnswer.Refused(about, "", "x", List.of("x"), NotSearched.NONE, remedies),
                "its ground");
        refused(
                () -> new AdverseAnswer.Refused(about, "x", "", List.of("x"), NotSearched.NONE, remedies),
                "its reason");
        refused(
                () -> new AdverseAnswer.Refused(about, "GDPR 12(5)", "x", List.of(), NotSearched.NONE, remedies),
                "its evidence");
        assertThat(new AdverseAnswer.Refused(about, "GDPR 11(2)", "x", List.of(), NotSearched.NONE, remedies)
                        .someEvidence())
                .isFalse();
        refused(
                () -> new AdverseAnswer.Refused(about, "x", "x", List.of(" "), NotSearched.NONE, remedies),
                "its evidence");
    }

    @Test
    void remediesNameTheAuthorityItsAddressAndACourt() {
        URI site = URI.create("https://www.imy.se");
        refused(() -> new Remedies("", "Box 8114", site, "tingsrätten"), "authority");
        refused(() -> new Remedies("IMY", "", site, "tingsrätten"), "postal address");
        refused(() -> new Remedies("IMY", "Box 8114", site, ""), "court");
    }

    private static void refused(ThrowingCallable construction, String why) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(DemandedPartsTest::leaves)
                : Stream.of(type);
    }
}
