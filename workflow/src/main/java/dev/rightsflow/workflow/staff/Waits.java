package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.FourEyes;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.processing.StoredCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a case waits for, each with its reason and its end. */
final class Waits {

    /**
     * @param what for instance {@code Staff: parked task, Invoicing}
     * @param why empty where the first says it all
     * @param until empty where it has no end of its own
     */
    record Wait(String what, String why, String until, boolean staff) {}

    private final Words words;

    Waits(Words words) {
        this.words = words;
    }

    List<Wait> of(StoredCase stored) {
        Case current = stored.state();
        List<Wait> waits = new ArrayList<>(
                stored.waitingFor().stream().map(code -> wait(current, code)).toList());
        if (current.isClosed() && current.isGranted() && current.facts().right() != Right.RECTIFICATION) {
            current.kept().stream()
                    .sorted(Comparator.comparing(Disposition.Keep::lookAgainOn))
                    .map(this::kept)
                    .forEach(waits::add);
        }
        return List.copyOf(waits);
    }

    private Wait wait(Case current, String code) {
        String[] parts = code.split(":", 3);
        boolean staff = parts[0].equals("STAFF");
        String what = words.waiting(code);
        return switch (parts[1]) {
            case "CLARIFICATION" -> new Wait(what, "", minute(current.timers().get("CLARIFICATION_UNANSWERED")), staff);
            case "FEE" -> new Wait(what, "", minute(current.timers().get("FEE_UNPAID")), staff);
            case "APPROVAL" -> new Wait(what, "", current.clock().dueStrict().toString(), staff);
            case "IDENTITY" -> new Wait(what, "", minute(current.identity().expiresAt()), staff);
            case "ITEMS" ->
                new Wait(what, words.say("wait.items", current.referred().size()), "", staff);
            case "SECOND_PERSON" -> new Wait(what, proposed(current.fourEyes()), "", staff);
            case "OVERDUE" -> new Wait(what, "", current.clock().dueStrict().toString(), staff);
            case "TASK" -> new Wait(what, failures(current, parts[2]), "", staff);
            default ->
                parts[0].equals("SYSTEM")
                        ? new Wait(what, actions(current, parts[1]), answerBy(current, parts[1]), staff)
                        : new Wait(what, "", "", staff);
        };
    }

    private Wait kept(Disposition.Keep keep) {
        String why = words.of("hold", keep.hold()) + ", " + (keep.statute() == null ? keep.ground() : keep.statute());
        return new Wait(
                words.say("wait.later", words.item(keep.item())),
                why,
                Objects.requireNonNullElse(keep.until(), keep.lookAgainOn()).toString(),
                false);
    }

    private String proposed(FourEyes fourEyes) {
        List<String> proposals = new ArrayList<>();
        FourEyes.ProposedRefusal refusal = fourEyes.refusal();
        if (refusal != null) {
            proposals.add(words.say("wait.refusal", refusal.by(), words.ground(refusal.ground())));
        }
        FourEyes.ProposedFee fee = fourEyes.fee();
        if (fee != null) {
            proposals.add(words.say("wait.fee", fee.by()));
        }
        return String.join("; ", proposals);
    }

    private String failures(Case current, String system) {
        return tasks(current, system)
                .filter(task -> task.state() == Task.State.PARKED)
                .map(this::failure)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String failure(Task task) {
        NoticeKind notice = task.notice();
        if (notice != null && task.isToBePosted()) {
            return words.of("notice", notice);
        }
        return words.of("action", task.action())
                + Optional.ofNullable(task.failure())
                        .map(failure -> ": " + words.failure(failure))
                        .orElse("");
    }

    private String actions(Case current, String system) {
        return tasks(current, system)
                .filter(task -> task.state() != Task.State.PARKED)
                .map(task ->
                        task.notice() == null ? words.of("action", task.action()) : words.of("notice", task.notice()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String answerBy(Case current, String system) {
        return tasks(current, system)
                .filter(task -> task.state() != Task.State.PARKED)
                .map(Task::answerBy)
                .min(Comparator.naturalOrder())
                .map(words::minute)
                .orElse("");
    }

    private static Stream<Task> tasks(Case current, String system) {
        return current.tasks().values().stream()
                .filter(Task::isOpen)
                .filter(task -> task.system().equals(system));
    }

    private String minute(@Nullable Instant instant) {
        return instant == null ? "" : words.minute(instant);
    }
}
