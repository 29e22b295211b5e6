package dev.rightsflow.workflow.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Right;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Persons who go on asking for erasure, and confirm who they are as soon as their mail is there, so that there is always something in flight. */
final class Crowd {

    private static final int MOST = 100;
    private static final Duration SOON = Duration.ofSeconds(120);

    private final Neighbours neighbours;
    private final List<String> cases = new ArrayList<>();
    private final Set<String> confirmed = new HashSet<>();

    Crowd(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    void asksUntil(Callable<Boolean> enough) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (cases.size() < MOST) {
                cases.add(neighbours.submit(Right.ERASURE, "former-customer", "Ada Berg", "ada@example.com"));
            }
            confirm();
            return enough.call();
        });
    }

    void asksAnother(int some) {
        int enough = Math.min(MOST, cases.size() + some);
        asksUntil(() -> cases.size() >= enough);
    }

    /** Every case ends with everything done, each command was sent once, and each history was published once and whole. */
    void isServedOnceAndWhole(String system) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> {
            confirm();
            return cases.stream().allMatch(this::isClosed);
        });
        assertThat(cases)
                .allSatisfy(caseId -> assertThat(status(caseId).getStage()).isEqualTo("FULFILLED"));
        Map<String, Long> sent = neighbours.commands.stream()
                .filter(command -> cases.contains(command.getCaseId()))
                .collect(Collectors.groupingBy(Command::getCommandId, Collectors.counting()));
        assertThat(sent)
                .allSatisfy(
                        (commandId, times) -> assertThat(times).as(commandId).isEqualTo(1));
        assertThat(neighbours.commands)
                .filteredOn(command -> command.getAction() == Action.ERASE && cases.contains(command.getCaseId()))
                .allMatch(command -> command.getSystem().equals(system))
                .extracting(Command::getCaseId)
                .containsExactlyInAnyOrderElementsOf(cases);
        cases.forEach(this::checkHistory);
    }

    private void checkHistory(String caseId) {
        await().atMost(SOON)
                .until(() -> neighbours.events(caseId).stream()
                                .mapToLong(CaseEvents::getCount)
                                .sum()
                        >= status(caseId).getVersion());
        ByteBuffer before = ByteBuffer.wrap(new byte[32]);
        long next = 1;
        List<CaseEvents> links = new ArrayList<>(neighbours.events(caseId));
        links.sort(Comparator.comparing(CaseEvents::getSequence));
        for (CaseEvents link : links) {
            assertThat(link.getSequence()).as("the next link of %s", caseId).isEqualTo(next);
            assertThat(link.getPreviousHash()).as("link %d of %s", next, caseId).isEqualTo(before);
            before = link.getHash();
            next += link.getCount();
        }
    }

    private void confirm() {
        Set<String> mailed = neighbours.commands.stream()
                .filter(command -> "IDENTITY_REQUESTED".equals(Objects.toString(command.getNotice(), "")))
                .map(Command::getCaseId)
                .collect(Collectors.toSet());
        for (String caseId : cases) {
            boolean asked = neighbours.statuses.containsKey(caseId)
                    && status(caseId).getStage().equals("AWAITING_IDENTITY");
            if (asked && mailed.contains(caseId) && confirmed.add(caseId)) {
                neighbours.confirmIdentity(caseId);
            }
        }
    }

    private boolean isClosed(String caseId) {
        return neighbours.statuses.containsKey(caseId) && status(caseId).getClosed();
    }

    private CaseStatus status(String caseId) {
        return Objects.requireNonNull(neighbours.statuses.get(caseId));
    }
}
