package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Received;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.vault.Confidential;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentCasesTest {

    private static final long PLENTY = 1_000_000;

    private final Asked store = new Asked();
    private final RecentCases recent = new RecentCases(store, PLENTY);

    @Test
    void whatWasWrittenIsNotReadAgain() {
        recent.save(List.of(change(null, opened("A"))));

        assertThat(recent.find(List.of("A"))).containsKey("A");
        assertThat(store.asked).isEmpty();
    }

    @Test
    void onlyWhatIsMissingIsAskedFor() {
        recent.save(List.of(change(null, opened("A"))));
        store.stored.put("B", stored(opened("B")));

        assertThat(recent.find(List.of("A", "B"))).containsOnlyKeys("A", "B");
        assertThat(store.asked).containsExactly("B");
    }

    @Test
    void aRefusedWriteForgetsWhatItWasAbout() {
        recent.save(List.of(change(null, opened("A"))));
        store.fenced = true;

        Case moved = opened("A").apply(new CaseEvent.Moved(Move.LOCATE, Stage.LOCATING));
        assertThatThrownBy(() -> recent.save(List.of(change(1L, moved)))).isInstanceOf(Cases.FencedException.class);

        assertThat(recent.find(List.of("A")).get("A"))
                .extracting(StoredCase::version)
                .isEqualTo(1L);
        assertThat(store.asked).containsExactly("A");
    }

    @Test
    void anEndedCaseIsNotKeptInMemory() {
        recent.save(List.of(change(null, opened("A").apply(new CaseEvent.Moved(Move.CLOSE, Stage.FULFILLED)))));

        recent.find(List.of("A"));

        assertThat(store.asked).containsExactly("A");
    }

    @Test
    void takesNoMoreMemoryThanItMay() {
        RecentCases none = new RecentCases(store, 0);
        none.save(List.of(change(null, opened("A"))));

        none.find(List.of("A"));

        assertThat(store.asked).containsExactly("A");
    }

    private static Cases.Change change(@org.jspecify.annotations.Nullable Long before, Case after) {
        return new Cases.Change(before, stored(after), 0);
    }

    private static StoredCase stored(Case state) {
        return new StoredCase(
                state, Confidential.ofNewCase(new byte[0], new byte[0], Set.of()), new byte[32], Map.of(), List.of());
    }

    private static Case opened(String id) {
        return Case.opened(Received.request(id, "customer", Instant.EPOCH, LocalDate.EPOCH));
    }

    /** A store that notes what it was asked for. */
    private static final class Asked implements Cases {

        private final Map<String, StoredCase> stored = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private boolean fenced;

        @Override
        public Map<String, StoredCase> find(Collection<String> ids) {
            asked.addAll(ids);
            Map<String, StoredCase> found = new HashMap<>(stored);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public void save(List<Change> changes) {
            if (fenced) {
                throw new FencedException("another writer owns it");
            }
            changes.forEach(change -> stored.put(change.after().state().id(), change.after()));
        }
    }
}
