package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.history.Fact;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.history.Seal;
import dev.rightsflow.workflow.history.SealedLink;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.store.Histories;
import dev.rightsflow.workflow.vault.Vault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the history of a case, checks its chain, opens it with the key of the case, and says each event in words. */
final class HistoryReader {

    private static final String STAFF = "staff:";

    private final Histories histories;
    private final Vault vault;
    private final Sentences sentences;
    private final FactJson json = new FactJson();

    HistoryReader(Histories histories, Vault vault, Sentences sentences) {
        this.histories = histories;
        this.vault = vault;
        this.sentences = sentences;
    }

    /** @param verdict what became of the decision that was asked about; null where none was */
    record Reading(History history, CaseView.@Nullable Verdict verdict) {}

    /** A decision and after which event it was taken. */
    record Decided(String by, long after) {}

    /** @param decided what a member of the staff waits to hear of; null: nothing */
    Reading read(StoredCase stored, @Nullable Decided decided) {
        Case current = stored.state();
        List<SealedLink> published = histories.of(current.id(), current.sequence());
        String flaw = HashChain.firstBreak(published).orElse("");
        Seal seal = vault.sealOf(current.id(), stored.confidential());
        List<Link> links = new ArrayList<>(published.size());
        for (SealedLink sealed : published) {
            try {
                links.add(Link.open(sealed, seal));
            } catch (IllegalArgumentException e) {
                flaw = "Expected to read event %d, but it is not sealed with the key of the case"
                        .formatted(sealed.sequence());
            }
        }
        List<History.Line> lines = new ArrayList<>();
        Set<Stage> visited = EnumSet.noneOf(Stage.class);
        for (Link link : links) {
            long sequence = link.sequence();
            for (Fact fact : link.facts()) {
                try {
                    CaseEvent event = json.read(fact);
                    lines.add(line(link, sequence, fact, sentences.of(event), sentences.isMinor(event)));
                    if (event instanceof CaseEvent.Moved moved) {
                        visited.add(moved.to());
                    }
                } catch (IllegalArgumentException e) {
                    flaw = "Expected to read event %d, but this version does not know its kind: %s"
                            .formatted(sequence, fact.type());
                    lines.add(line(link, sequence, fact, fact.type(), false));
                }
                sequence++;
            }
        }
        return new Reading(new History(lines.reversed(), current.sequence(), flaw, visited), verdict(links, decided));
    }

    private CaseView.@Nullable Verdict verdict(List<Link> links, @Nullable Decided decided) {
        if (decided == null) {
            return null;
        }
        Optional<Link> first = links.stream()
                .filter(link -> link.sequence() > decided.after())
                .filter(link -> link.actor().equals(STAFF + decided.by()))
                .findFirst();
        if (first.isEmpty()) {
            return new CaseView.Verdict(CaseView.Verdict.State.UNDER_WAY, null);
        }
        Fact fact = first.get().facts().getFirst();
        return fact.type().equals(CaseEvent.InputRefused.class.getSimpleName())
                ? new CaseView.Verdict(
                        CaseView.Verdict.State.REFUSED, ((CaseEvent.InputRefused) json.read(fact)).reason())
                : new CaseView.Verdict(CaseView.Verdict.State.TAKEN, null);
    }

    private static History.Line line(Link link, long sequence, Fact fact, String sentence, boolean minor) {
        return new History.Line(sequence, link.at(), link.actor(), fact.type(), sentence, minor);
    }
}
