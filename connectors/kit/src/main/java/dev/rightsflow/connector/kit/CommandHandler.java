package dev.rightsflow.connector.kit;

import dev.rightsflow.connector.kit.Ledger.Entry;
import dev.rightsflow.connector.kit.Ledger.Plan;
import dev.rightsflow.connector.kit.Ledger.Restriction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one command, once. Knows neither Kafka nor Spring, reads no clock and starts no thread, so the same code runs
 * in a service and in a simulation. The proof that an effect happens once is in the package documentation.
 */
public final class CommandHandler {

    private final Connector connector;
    private final Ledger ledger;
    private final Planner planner;

    public CommandHandler(Connector connector, Ledger ledger) {
        this.connector = connector;
        this.ledger = ledger;
        this.planner = new Planner(connector);
    }

    /** Handles a command that may have been handled before, in whole or in part. Exceptions become failures, errors do not. */
    public Answer handle(Command command, Instant now) {
        try {
            return new Answer.Reported(ledger.inOneTransaction(() -> answer(command, now)));
        } catch (ConnectorException e) {
            return new Answer.Failed(e.failure(), null);
        } catch (RuntimeException e) {
            return new Answer.Failed(unexpected(command, e), e);
        }
    }

    /**
     * The report of a command that could not be carried out. The ledger does not keep it: nothing was decided, so the same
     * command may come again and then succeed.
     */
    public Report giveUp(Command command, Failure failure, Instant now) {
        return Report.failed(command, command.commandId(), begunInPart(command) ? inPart(failure) : failure, now);
    }

    private Report answer(Command command, Instant now) {
        if (command.action() == Action.CANCEL) {
            return cancel(command, now);
        }
        Optional<Entry> known = ledger.find(command.commandId());
        if (known.isEmpty()) {
            return begin(command, now);
        }
        return switch (known.get()) {
            case Entry.Settled settled -> again(command, settled.report());
            case Entry.Intended intended -> carryOut(command, intended.plan(), now);
        };
    }

    private Report begin(Command command, Instant now) {
        Action action = command.action();
        if (action == Action.LOCATE) {
            return locate(command, now);
        }
        if (!connector.capabilities().supports(action)) {
            return settle(Report.done(command, planner.unsupported(command), now));
        }
        if (action.handsOver()) {
            Handover handover = handover(command);
            settle(Report.done(command, handover.outcomes(), now));
            return Report.done(command, handover.outcomes(), now).handingOver(handover.records());
        }
        Plan plan = action == Action.NOTIFY ? new Plan(List.of(), List.of()) : planner.plan(command, subject(command));
        if (action == Action.ERASE && command.certificate() == null) {
            refuseWhatIsOnPaper(plan.records());
        }
        ledger.begin(new Entry.Intended(command.commandId(), command.caseId(), plan, now));
        return carryOut(command, plan, now);
    }

    private Report locate(Command command, Instant now) {
        List<HeldRecord> found = connector.locate(subject(command));
        List<Identifier> identifiers = identifiers(found);
        return settle(Report.located(command, Planner.counted(found), now)).knowing(identifiers);
    }

    private List<Identifier> identifiers(List<HeldRecord> found) {
        return found.isEmpty()
                ? List.of()
                : connector.identifiers(found).stream().distinct().toList();
    }

    /** To forget where paper is, and leave it there, would put it out of reach for good. */
    private void refuseWhatIsOnPaper(List<HeldRecord> records) {
        List<String> places = records.isEmpty() ? List.of() : connector.onPaper(records);
        if (!places.isEmpty()) {
            throw ConnectorException.refused(
                    Failure.ON_PAPER,
                    "Held on paper: %s. Destroy it before a witness as the system's instructions say, then settle this task with the certificate."
                            .formatted(String.join("; ", places)));
        }
    }

    /** Also what a crash left half done: the plan is the recorded one, so the counts are those of the first time. */
    private Report carryOut(Command command, Plan plan, Instant now) {
        return settle(Report.done(command, planner.outcomes(command, plan, effect(command, plan.records())), now));
    }

    private List<RecordOutcome> effect(Command command, List<HeldRecord> records) {
        boolean nothingToTouch = records.isEmpty();
        return switch (command.action()) {
            case ERASE -> nothingToTouch ? List.of() : erase(command, records);
            case RECTIFY -> nothingToTouch ? List.of() : connector.rectify(records, corrections(command));
            case RESTRICT -> nothingToTouch ? List.of() : restrict(command, records);
            case LIFT_RESTRICTION -> nothingToTouch ? List.of() : lift(command, records);
            // Also where nothing is held: the objection has to outlive a later import.
            case SUPPRESS -> connector.suppress(subject(command), records, command.purposes());
            case NOTIFY -> {
                connector.send(command.commandId(), message(command));
                yield List.of();
            }
            case LOCATE, DISCLOSE, EXPORT, CANCEL ->
                throw new IllegalStateException(
                        "Expected an action with an effect, but got the command " + command.commandId());
        };
    }

    private List<RecordOutcome> erase(Command command, List<HeldRecord> records) {
        List<RecordOutcome> became = connector.erase(subject(command), records);
        List<HeldRecord> gone = became.stream()
                .filter(one -> one.outcome() == Outcome.ERASED || one.outcome() == Outcome.ANONYMISED)
                .map(RecordOutcome::record)
                .toList();
        ledger.free(ledger.restrictionsOf(gone));
        return became;
    }

    /** Notes the wish before it acts, so that nobody frees in between; a wish that comes to nothing has no LIFT that would end it. */
    private List<RecordOutcome> restrict(Command command, List<HeldRecord> records) {
        List<Restriction> wanted = records.stream()
                .map(record -> new Restriction(command.commandId(), command.caseId(), record, command.purposes()))
                .toList();
        ledger.restrict(wanted);
        List<RecordOutcome> became;
        try {
            became = connector.restrict(subject(command), records, command.purposes());
        } catch (RuntimeException e) {
            freeAfter(e, wanted);
            throw e;
        }
        Set<HeldRecord> restricted = became.stream()
                .filter(one -> one.outcome() == Outcome.RESTRICTED)
                .map(RecordOutcome::record)
                .collect(Collectors.toSet());
        ledger.free(wanted.stream()
                .filter(wish -> !restricted.contains(wish.record()))
                .toList());
        return became;
    }

    /** Sent again, the command notes them again. Where a transaction is broken, its end takes them back. */
    private void freeAfter(RuntimeException failure, List<Restriction> wanted) {
        try {
            ledger.free(wanted);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * Frees what no other case wants restricted. It takes back its own wish before it looks at those of others: of two that
     * lift at once, the later one frees. Another case may come in between, on another instance: it has noted what it wants
     * before it acts, so what it has noted by now is restricted once more.
     */
    private List<RecordOutcome> lift(Command command, List<HeldRecord> records) {
        ledger.free(wanted(records, wish -> wish.caseId().equals(command.caseId())));
        Set<HeldRecord> wanted =
                ofOthers(command, records).stream().map(Restriction::record).collect(Collectors.toSet());
        List<HeldRecord> free =
                records.stream().filter(record -> !wanted.contains(record)).toList();
        List<RecordOutcome> became = new ArrayList<>();
        if (!free.isEmpty()) {
            became.addAll(connector.liftRestriction(subject(command), free));
            ofOthers(command, free)
                    .forEach(late -> connector.restrict(subject(command), List.of(late.record()), late.purposes()));
        }
        wanted.forEach(record -> became.add(record.became(Outcome.LIFTED, Reasons.STILL_RESTRICTED)));
        return became;
    }

    private List<Restriction> ofOthers(Command command, List<HeldRecord> records) {
        return wanted(records, wish -> !wish.caseId().equals(command.caseId()));
    }

    private List<Restriction> wanted(List<HeldRecord> records, Predicate<Restriction> which) {
        return ledger.restrictionsOf(records).stream().filter(which).toList();
    }

    /** A repetition: nothing is touched. The ledger has neither extract nor identifiers, so they are read again. */
    private Report again(Command command, Report first) {
        boolean done = first.kind() == Report.Kind.DONE;
        if (done && command.action() == Action.LOCATE) {
            return first.knowing(identifiers(connector.locate(subject(command))));
        }
        return done && command.action().handsOver() && connector.capabilities().supports(command.action())
                ? first.handingOver(handover(command).records())
                : first;
    }

    private Report cancel(Command cancel, Instant now) {
        String cancelled = cancel.cancels();
        if (cancelled == null) {
            throw ConnectorException.refused(
                    Failure.COMMAND_INCOMPLETE,
                    "Expected the command %s to name the command that it cancels, but it names none"
                            .formatted(cancel.commandId()));
        }
        Optional<Entry> known = ledger.find(cancelled);
        if (known.isEmpty()) {
            // Whoever is first of this tombstone and another instance's intent, the other one finds it.
            Report tombstone = Report.cancelled(cancel, cancelled, now);
            ledger.begin(new Entry.Settled(tombstone));
            return tombstone;
        }
        return switch (known.get()) {
            case Entry.Settled settled -> settled.report();
            case Entry.Intended intended -> {
                ledger.free(wanted(
                        intended.plan().records(), wish -> wish.commandId().equals(cancelled)));
                yield settle(Report.failed(cancel, cancelled, begunBefore(cancel, intended), now));
            }
        };
    }

    private Handover handover(Command command) {
        Plan plan = planner.plan(command, subject(command));
        List<HeldRecord> records = plan.records();
        return Handover.of(command, plan, records.isEmpty() ? List.of() : connector.read(subject(command), records));
    }

    private Report settle(Report report) {
        ledger.settle(new Entry.Settled(report));
        return report;
    }

    private boolean begunInPart(Command command) {
        try {
            return ledger.find(command.commandId()).orElse(null) instanceof Entry.Intended;
        } catch (RuntimeException e) {
            // The ledger is what failed. Then it is not known, and the failure itself says enough.
            return false;
        }
    }

    private static Failure inPart(Failure failure) {
        return new Failure(
                failure.code(),
                failure.message()
                        + " It may have been carried out in part; the same command, sent again, completes it and"
                        + " reports all.",
                failure.retryable());
    }

    private static Failure begunBefore(Command cancel, Entry.Intended intended) {
        return new Failure(
                Failure.BEGUN_BEFORE_CANCEL,
                ("Expected to cancel %s before it began, but it began at %s and was interrupted: up to %d records may"
                                + " have been changed, and the rest will not be. Locate again to see what is left.")
                        .formatted(
                                cancel.cancels(),
                                intended.at(),
                                intended.plan().records().size()),
                false);
    }

    private static Failure unexpected(Command command, RuntimeException e) {
        return new Failure(
                Failure.UNEXPECTED,
                "Expected to carry out %s, but %s was thrown; the log of the connector has the place."
                        .formatted(command.commandId(), e.getClass().getSimpleName()),
                false);
    }

    private static Subject subject(Command command) {
        return required(command.subject(), command, "the person");
    }

    private static Message message(Command command) {
        return required(command.message(), command, "a message");
    }

    private static Map<String, String> corrections(Command command) {
        return required(command.corrections().isEmpty() ? null : command.corrections(), command, "corrections");
    }

    private static <T> T required(@Nullable T part, Command command, String what) {
        if (part == null) {
            throw ConnectorException.refused(
                    Failure.COMMAND_INCOMPLETE,
                    "Expected the payload of %s to hold %s, but it does not".formatted(command.commandId(), what));
        }
        return part;
    }
}
