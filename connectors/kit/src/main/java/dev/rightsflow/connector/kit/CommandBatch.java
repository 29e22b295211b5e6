package dev.rightsflow.connector.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the commands of one poll: each gets exactly one report. Commands of one case keep their order, also when the
 * first has to be tried again, except that a CANCEL overtakes: a hold placed while commands wait must stop them.
 */
public final class CommandBatch {

    private final CommandHandler handler;
    private final Retries retries;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final BiConsumer<Command, RuntimeException> bugs;

    /**
     * @param pause waits: the thread in a service, nothing but the clock in a simulation
     * @param bugs is told what nobody expected
     */
    public CommandBatch(
            CommandHandler handler,
            Retries retries,
            InstantSource clock,
            Consumer<Duration> pause,
            BiConsumer<Command, RuntimeException> bugs) {
        this.handler = handler;
        this.retries = retries;
        this.clock = clock;
        this.pause = pause;
        this.bugs = bugs;
    }

    /** @return one report for each command, in the order of the commands */
    public List<Report> answer(List<Command> commands) {
        Report[] reports = new Report[commands.size()];
        Instant deadline = clock.instant().plus(retries.budget());
        Map<Integer, Failure> open = attempt(commands, cancelsFirst(commands), reports);
        for (Duration wait : retries.pauses()) {
            if (open.isEmpty() || clock.instant().plus(wait).isAfter(deadline)) {
                break;
            }
            pause.accept(wait);
            open = attempt(commands, List.copyOf(open.keySet()), reports);
        }
        open.forEach(
                (index, failure) -> reports[index] = handler.giveUp(commands.get(index), failure, clock.instant()));
        return List.of(reports);
    }

    /** @return those that may succeed later, with why they did not now */
    private Map<Integer, Failure> attempt(List<Command> commands, List<Integer> turn, Report[] reports) {
        Map<Integer, Failure> open = new LinkedHashMap<>();
        Set<String> waitingCases = new HashSet<>();
        for (int index : turn) {
            Command command = commands.get(index);
            Failure obstacle = obstacle(command, open, waitingCases);
            Answer answer =
                    obstacle == null ? handler.handle(command, clock.instant()) : new Answer.Failed(obstacle, null);
            switch (answer) {
                case Answer.Reported reported -> reports[index] = reported.report();
                case Answer.Failed failed
                when failed.failure().retryable() -> {
                    open.put(index, failed.failure());
                    waitingCases.add(command.caseId());
                }
                case Answer.Failed failed -> {
                    if (failed.bug() != null) {
                        bugs.accept(command, failed.bug());
                    }
                    reports[index] = handler.giveUp(command, failed.failure(), clock.instant());
                }
            }
        }
        return open;
    }

    /** Why a command need not even be tried now. A system that does not answer one command will not answer the next. */
    private static @Nullable Failure obstacle(Command command, Map<Integer, Failure> open, Set<String> waitingCases) {
        for (Failure failure : open.values()) {
            if (failure.code().equals(Failure.SYSTEM_UNREACHABLE)) {
                return failure;
            }
        }
        return waitingCases.contains(command.caseId())
                ? new Failure(
                        "EARLIER_COMMAND_WAITS",
                        "Expected to carry out %s after the earlier commands of its case, but one of them could not be carried out"
                                .formatted(command.commandId()),
                        true)
                : null;
    }

    private static List<Integer> cancelsFirst(List<Command> commands) {
        List<Integer> turn = new ArrayList<>();
        for (int index = 0; index < commands.size(); index++) {
            if (commands.get(index).action() == Action.CANCEL) {
                turn.add(index);
            }
        }
        for (int index = 0; index < commands.size(); index++) {
            if (commands.get(index).action() != Action.CANCEL) {
                turn.add(index);
            }
        }
        return turn;
    }
}
