package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.Patience;
import dev.rightsflow.workflow.machine.SpringLifecycle;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import dev.rightsflow.workflow.timers.TimerQueue;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands to a system that has not announced its key yet: remembered with the case, sent as soon as the key is there. */
class WithheldCommandsTest {

    private static final String CASE = "7K3M-9QXD-2B4T";
    private static final String MAIL = CASE + ":mail:NOTIFY:1";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Policy POLICY = ShippedPolicy.policy();
    private static final Vault VAULT = new Vault(Base64.getEncoder().encodeToString(new byte[32]));

    private final InMemoryCases cases = new InMemoryCases();
    private final List<String> known = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final TimerQueue timers = new TimerQueue();
    private final CaseProcessor processor = processor();
    private long offset;

    @Test
    void aCommandIsSentAsSoonAsItsSystemIsKnown() {
        submit();
        assertThat(sent).isEmpty();
        assertThat(cases.get(CASE).withheld()).containsExactly(MAIL);
        assertThat(released()).isEmpty();

        known.add("mail");
        List<TimerQueue.Due> due = released();
        assertThat(due).extracting(TimerQueue.Due::timerId).containsExactly("TASK:" + MAIL);

        due.forEach(this::fire);
        assertThat(sent).containsExactly(MAIL);
        assertThat(cases.get(CASE).withheld()).isEmpty();
        assertThat(released()).isEmpty();
    }

    @Test
    void aLinkThatCouldNotBeMailedIsNotWaitedForAsIfThePersonHadIt() {
        submit();
        assertThat(cases.get(CASE).waitingFor()).containsExactly("SYSTEM:mail");

        known.add("mail");
        released().forEach(this::fire);
        assertThat(cases.get(CASE).waitingFor()).containsExactly("SUBJECT:IDENTITY");
    }

    @Test
    void whoeverTakesThePartitionOverKnowsWhatWasWithheld() {
        submit();
        known.add("mail");

        TimerQueue successor = new TimerQueue();
        StoredCase stored = cases.get(CASE);
        successor.update(0, stored.state(), stored.withheld());
        successor.release(known::contains, NOW);

        assertThat(successor.due(NOW, 10)).extracting(TimerQueue.Due::caseId).containsExactly(CASE);
    }

    @Test
    void aTaskThatIsOverIsNotSentAnyMore() {
        submit();
        process(new Input.Withdrawn(), null);
        assertThat(cases.get(CASE).withheld()).contains(CASE + ":mail:NOTIFY:2");

        known.add("mail");
        released().forEach(this::fire);
        process(new Input.Reported("mail", CASE + ":mail:NOTIFY:2", new Input.Report.Done(List.of(), List.of())), null);

        assertThat(cases.get(CASE).withheld()).isEmpty();
        assertThat(released()).isEmpty();
    }

    private void submit() {
        byte[] key = VAULT.newDataKey(CASE);
        process(
                new Input.Submitted(Right.ERASURE, "former-customer", "sv", "FORM", NOW, true, Set.of(), "hash"),
                new Received.Enclosure.OfNewCase(Confidential.ofNewCase(key, new byte[] {1}, Set.of())));
    }

    private List<TimerQueue.Due> released() {
        timers.release(known::contains, NOW);
        return timers.due(NOW, 10);
    }

    private void fire(TimerQueue.Due due) {
        process(new Input.TimerFired(due.timerId(), due.dueAt()), null);
    }

    private void process(Input input, Received.@Nullable Enclosure enclosure) {
        Received received = new Received(new Position("inputs", 0, offset++), CASE, input, enclosure);
        Processed processed = processor.process(List.of(received), Map.of("inputs-0", offset - 1), NOW);
        assertThat(processed.refused()).isEmpty();
        processed.touched().forEach(touched -> timers.update(0, touched.current(), touched.withheld()));
    }

    private CaseProcessor processor() {
        CaseDecider decider = new CaseDecider(
                Policies.only(POLICY),
                new SpringLifecycle(),
                new Patience(3, Duration.ofSeconds(10), Duration.ofMinutes(1)));
        return new CaseProcessor(
                cases, decider, new HashChain(new FactJson()), new Sealing(), hashes -> List.of(), VAULT);
    }

    /** Sends to systems that are known, as the one on Kafka does. */
    private final class Sealing implements Composer {

        @Override
        public Output history(Link link) {
            return new Output("events", link.caseId(), new byte[0]);
        }

        @Override
        public Optional<Output> command(CaseEvent event, Case after, Confidential confidential) {
            if (!withholds(event)) {
                command(event).forEach(sent::add);
            }
            return Optional.empty();
        }

        @Override
        public boolean withholds(CaseEvent event) {
            return command(event).stream().anyMatch(command -> !known.contains(command.split(":", -1)[1]));
        }

        @Override
        public Output status(StoredCase current) {
            return new Output("status", current.state().id(), new byte[0]);
        }

        private static List<String> command(CaseEvent event) {
            return switch (event) {
                case CaseEvent.CommandIssued issued -> List.of(issued.commandId());
                case CaseEvent.CommandRepeated repeated -> List.of(repeated.commandId());
                default -> List.of();
            };
        }
    }
}
