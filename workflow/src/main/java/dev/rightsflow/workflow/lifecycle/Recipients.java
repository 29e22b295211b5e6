package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whoever received the data is told what became of it (Art 19): once for each change, told again while it stays silent,
 * and named to the person who asks. The answer waits until every letter is on its way, not until it is acknowledged.
 */
final class Recipients {

    static final String TIMER = "RECIPIENT:";

    /** What a recipient has to follow; handing out and finding change nothing for anybody. */
    private static final List<Action> CHANGES =
            List.of(Action.RECTIFY, Action.ERASE, Action.RESTRICT, Action.LIFT_RESTRICTION, Action.SUPPRESS);

    private Recipients() {}

    /** Tells what has been done since the last letter. */
    static void tell(Deciding deciding) {
        var policy = deciding.rules.policy();
        if (deciding.current().isForgotten()
                || !policy.right(deciding.current().facts().right()).tellsRecipients()) {
            return;
        }
        for (Recipient recipient : policy.recipients()) {
            for (Action change : CHANGES) {
                Letter letter = new Letter(recipient.id(), change);
                List<Item> untold = done(deciding.current(), change)
                        .filter(item -> recipient.receives(item.system(), item.category()))
                        .filter(item -> letters(deciding.current(), letter)
                                .noneMatch(task -> task.items().contains(item)))
                        .toList();
                if (!untold.isEmpty()) {
                    Tasks.tell(deciding, carrier(deciding.current(), recipient, change), letter, untold);
                }
            }
        }
    }

    /**
     * OpenDSR knows no other change than an erasure, erases all that a recipient has of a person, and names the person by their
     * address. Where one of the three does not fit, a letter says what is meant.
     */
    private static String carrier(Case current, Recipient recipient, Action change) {
        return recipient.opendsr() != null
                        && change == Action.ERASE
                        && current.facts().reachableByEmail()
                        && nothingStaysOf(current, recipient)
                ? Tasks.OPENDSR
                : Tasks.MAIL;
    }

    private static boolean nothingStaysOf(Case current, Recipient recipient) {
        Stream<Item> kept = current.plan().stream()
                .map(Disposition::item)
                // Also what a right only stops, or what was taken back before it happened.
                .filter(item -> done(current, Action.ERASE).noneMatch(item::isOfOneKindWith));
        Stream<Item> left = current.effects()
                .filter(task -> task.action() == Action.ERASE)
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome ->
                        !outcome.outcome().fulfils() && outcome.item().count() > 0)
                .map(ItemOutcome::item);
        return Stream.concat(kept, left).noneMatch(item -> recipient.receives(item.system(), item.category()));
    }

    /** It has the letter: from now on its acknowledgement is waited for. */
    static void told(Deciding deciding, Task task) {
        answerWithin(deciding, task)
                .filter(within -> task.isUnconfirmed())
                .ifPresent(within -> deciding.setTimer(TIMER + task.commandId(), deciding.now.plus(within)));
    }

    static Verdict acknowledged(Deciding deciding, Input.AcknowledgedByRecipient input) {
        return acknowledged(deciding, input, input.commandId(), Task::awaitsAcknowledgement);
    }

    /** Whoever confirms a letter has it, even where the report that it was sent is still on its way. */
    static Verdict acknowledged(Deciding deciding, Input.LetterAcknowledged input) {
        return deciding.current()
                .letters()
                .filter(letter -> letter.round() == input.letter())
                .findFirst()
                .map(letter -> acknowledged(deciding, input, letter.commandId(), Task::isUnconfirmed))
                .orElseGet(() -> deciding.rejected(input));
    }

    /** Whoever confirms a letter confirms it in all its copies: it is not reminded of what it has done. */
    private static Verdict acknowledged(
            Deciding deciding, Input input, String commandId, Predicate<Task> mayBeConfirmed) {
        Task confirmed =
                deciding.current().findTask(commandId).filter(mayBeConfirmed).orElse(null);
        if (confirmed == null) {
            return deciding.rejected(input);
        }
        copies(deciding.current(), confirmed)
                .filter(Task::isUnconfirmed)
                .toList()
                .forEach(copy -> {
                    deciding.clearTimer(TIMER + copy.commandId());
                    deciding.happen(new CaseEvent.RecipientAcknowledged(copy.commandId(), input.actor(), deciding.now));
                });
        return deciding.accepted();
    }

    /** Silent for too long: told again, now by a letter to people, as often as any system. After that its silence stands in the ledger. */
    static Verdict silent(Deciding deciding, String timerId) {
        deciding.current()
                .findTask(timerId.substring(TIMER.length()))
                .filter(Task::awaitsAcknowledgement)
                .ifPresent(task -> {
                    Letter letter = Objects.requireNonNull(task.letter());
                    long told = copies(deciding.current(), task).count();
                    boolean stillReceives = deciding.rules
                            .policy()
                            .recipient(letter.recipient())
                            .isPresent();
                    if (stillReceives && told < deciding.rules.patience().attempts()) {
                        Tasks.tell(deciding, Tasks.MAIL, letter, task.items());
                    }
                });
        return deciding.accepted();
    }

    /** Art 19, second sentence: who was told, when the person asks for it. */
    static Verdict named(Deciding deciding, Input.RecipientsAskedFor input) {
        if (deciding.current().isForgotten()
                || deciding.current().letters().findAny().isEmpty()) {
            return deciding.rejected(input);
        }
        Tasks.notify(deciding, NoticeKind.RECIPIENTS_NAMED);
        return deciding.accepted();
    }

    /** Whether a letter is still being delivered. One that waits for staff does not hold up the answer, which leaves its recipient out. */
    static boolean areBeingTold(Case current) {
        return current.letters().anyMatch(task -> task.isOpen() && task.state() != Task.State.PARKED);
    }

    private static Stream<Item> done(Case current, Action change) {
        return current.effects()
                .filter(task -> task.action() == change)
                .filter(Task::isAnswered)
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> outcome.outcome().fulfils() && outcome.item().count() > 0)
                .map(ItemOutcome::item)
                .distinct();
    }

    /** The letter and its reminders. */
    private static Stream<Task> copies(Case current, Task task) {
        return letters(current, Objects.requireNonNull(task.letter()))
                .filter(other -> other.items().equals(task.items()));
    }

    private static Stream<Task> letters(Case current, Letter letter) {
        return current.letters().filter(task -> letter.equals(task.letter()));
    }

    private static Optional<Duration> answerWithin(Deciding deciding, Task task) {
        return Optional.ofNullable(task.letter())
                .flatMap(letter -> deciding.rules.policy().recipient(letter.recipient()))
                .map(Recipient::answerWithin);
    }
}
