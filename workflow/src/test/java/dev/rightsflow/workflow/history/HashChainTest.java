package dev.rightsflow.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.lifecycle.CaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final String CASE = "7K3M-9QXD-2B4T";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final HashChain chain = new HashChain(new FactJson());
    private final List<Link> links = new ArrayList<>();

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
                    List.of(new CaseEvent.InputRefused("Withdrawn", "no " + sequence)));
            links.add(link);
            previous = link.hash();
        }
    }

    @Test
    void aHistoryAsItWasWrittenIsWhole() {
        assertThat(HashChain.firstBreak(links)).isEmpty();
    }

    @Test
    void namesTheLinkThatWasChanged() {
        Link second = links.get(1);
        links.set(1, new Link(CASE, 2, NOW, "staff:eve", second.facts(), second.previousHash(), second.hash()));

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
                List.of(new CaseEvent.InputRefused("Withdrawn", "no 2")));
        links.set(1, forged);

        assertThat(HashChain.firstBreak(links))
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("Expected event 3"));
    }
}
