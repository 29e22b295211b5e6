package dev.rightsflow.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final String CASE = "7K3M-9QXD-2B4T";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final Vault VAULT = new Vault(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Seal SEAL = sealWithAFreshKey();

    private final HashChain chain = new HashChain(new FactJson());
    private final List<SealedLink> links = new ArrayList<>();

    @BeforeEach
    void aHistoryOfThree() {
        byte[] previous = HashChain.start();
        for (long sequence = 1; sequence <= 3; sequence++) {
            Link link = chain.append(
                    previous,
                    CASE,
                    sequence,
                    NOW,
                    "subject",
                    List.of(new CaseEvent.InputRefused("Withdrawn", "no " + sequence)),
                    SEAL);
            links.add(link.sealed());
            previous = link.hash();
        }
    }

    @Test
    void aHistoryAsItWasWrittenIsWhole() {
        assertThat(HashChain.firstBreak(links)).isEmpty();
    }

    @Test
    void namesTheLinkThatWasChanged() {
        SealedLink second = links.get(1);
        byte[] other = second.content().clone();
        other[other.length - 1] ^= 1;
        links.set(1, new SealedLink(CASE, 2, 1, NOW, false, other, second.previousHash(), second.hash()));

        assertThat(HashChain.firstBreak(links))
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("Expected event 2 of " + CASE + " to follow"));
    }

    @Test
    void namesTheLinkThatIsMissing() {
        links.remove(1);

        assertThat(HashChain.firstBreak(links)).contains("Expected event 2 of " + CASE + ", but found event 3");
    }

    @Test
    void aChangedLinkWithAFreshHashBreaksTheNextOne() {
        Link forged = chain.append(
                links.getFirst().hash(),
                CASE,
                2,
                NOW,
                "staff:eve",
                List.of(new CaseEvent.InputRefused("Withdrawn", "no 2")),
                SEAL);
        links.set(1, forged.sealed());

        assertThat(HashChain.firstBreak(links))
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("Expected event 3"));
    }

    @Test
    void whatALinkSaysIsReadWithTheKeyOfItsCaseAndWithNoOther() {
        SealedLink second = links.get(1);

        assertThat(Link.open(second, SEAL).actor()).isEqualTo("subject");
        assertThat(Link.open(second, SEAL).facts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.json()).contains("no 2"));
        assertThat(new String(second.content(), StandardCharsets.ISO_8859_1)).doesNotContain("subject", "no 2");
        assertThatThrownBy(() -> Link.open(second, sealWithAFreshKey())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChainIsCheckedWithoutAnyKeyAndGoesOnWhenTheKeyOfItsCaseIsDestroyed() {
        Link last = chain.append(
                links.getLast().hash(),
                CASE,
                4,
                NOW,
                "timer",
                List.of(new CaseEvent.PersonalDataErased()),
                Seal.BROKEN);
        links.add(last.sealed());

        assertThat(HashChain.firstBreak(links)).isEmpty();
        assertThat(Link.open(last.sealed(), Seal.BROKEN)).isEqualTo(last);
        assertThatThrownBy(() -> Link.open(links.getFirst(), Seal.BROKEN))
                .hasMessage("Expected the key of the case, but it has been destroyed");
    }

    private static Seal sealWithAFreshKey() {
        return VAULT.sealOf(CASE, Confidential.ofNewCase(VAULT.newDataKey(CASE), new byte[0], Set.of()));
    }
}
