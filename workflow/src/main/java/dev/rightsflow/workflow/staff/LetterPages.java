package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.answers.Mail;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.messaging.Decisions;
import dev.rightsflow.workflow.messaging.LetterReader;
import dev.rightsflow.workflow.messaging.NotPublishedException;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.store.MongoCases;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A notice to somebody without e-mail: staff print it, send it by post, and say on which day. */
@Controller
class LetterPages {

    /** A page of its own that brings its style along, loads nothing and runs nothing. */
    private static final String PRINTED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; sandbox";

    private final MongoCases cases;
    private final LetterReader letters;
    private final Decisions decisions;
    private final Policies policies;
    private final StaffProperties properties;
    private final Clock clock;

    LetterPages(
            MongoCases cases,
            LetterReader letters,
            Decisions decisions,
            Policies policies,
            StaffProperties properties,
            Clock clock) {
        this.cases = cases;
        this.letters = letters;
        this.decisions = decisions;
        this.policies = policies;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param round of the command; the same letter has the same address as long as it waits */
    @GetMapping("/cases/{id}/letters/{round}")
    String letter(@PathVariable String id, @PathVariable int round, Principal user, Model model) {
        StoredCase stored = CasePages.find(cases, id);
        return waiting(stored, round)
                .map(task -> show(stored, task, null, false, user, model))
                .orElse("redirect:/cases/" + id);
    }

    @GetMapping("/cases/{id}/letters/{round}/enclosures/{number}")
    ResponseEntity<byte[]> enclosure(
            @PathVariable String id, @PathVariable int round, @PathVariable int number, Principal user) {
        StoredCase stored = CasePages.find(cases, id);
        Task task = waiting(stored, round).orElseThrow(LetterPages::noSuchPage);
        List<Mail.Attachment> enclosures = letters.read(stored, task).notice().attachments();
        if (number < 1 || number > enclosures.size()) {
            throw noSuchPage();
        }
        Mail.Attachment enclosure = enclosures.get(number - 1);
        Audit.letterShown(user.getName(), task.commandId());
        boolean printed = enclosure.contentType().equals(MediaType.TEXT_HTML_VALUE);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.valueOf(enclosure.contentType()), StandardCharsets.UTF_8))
                .header("Content-Security-Policy", PRINTED)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (printed ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(enclosure.fileName())
                                .build()
                                .toString())
                .body(enclosure.content());
    }

    /** @param posted the day on which it was, as it was typed */
    @PostMapping("/cases/{id}/letters/{round}")
    String sent(
            @PathVariable String id,
            @PathVariable int round,
            @RequestParam String decisionId,
            @RequestParam(name = "on", defaultValue = "") String posted,
            Principal user,
            Model model) {
        StoredCase stored = CasePages.find(cases, id);
        Optional<Task> waiting = waiting(stored, round);
        if (waiting.isEmpty()) {
            return "redirect:/cases/" + id;
        }
        Task task = waiting.get();
        LocalDate on = Days.read(posted).orElse(null);
        if (on == null || on.isBefore(day(stored.state(), task)) || on.isAfter(today(stored.state()))) {
            return show(stored, task, on, true, user, model);
        }
        try {
            decisions.publish(
                    id,
                    decisionId,
                    new Input.TaskSettled(user.getName(), task.commandId(), List.of(), List.of(), null, on),
                    null,
                    Map.of());
        } catch (NotPublishedException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage(), e);
        }
        Audit.decided(user.getName(), id, "SENT", decisionId);
        return "redirect:/cases/" + id + "?decided=" + stored.state().sequence();
    }

    private String show(
            StoredCase stored, Task task, @Nullable LocalDate sentOn, boolean wrong, Principal user, Model model) {
        Audit.letterShown(user.getName(), task.commandId());
        LocalDate today = today(stored.state());
        model.addAttribute("case", stored.state());
        model.addAttribute("task", task);
        model.addAttribute("letter", letters.read(stored, task));
        model.addAttribute("letterhead", properties.letterhead());
        model.addAttribute("writtenOn", day(stored.state(), task));
        model.addAttribute("today", today);
        model.addAttribute("sentOn", sentOn == null ? today : sentOn);
        model.addAttribute("wrong", wrong);
        model.addAttribute("decisionId", UUID.randomUUID().toString());
        return "staff/letter";
    }

    private static Optional<Task> waiting(StoredCase stored, int round) {
        Case current = stored.state();
        return stored.confidential().isDestroyed()
                ? Optional.empty()
                : current.findTask(Task.commandId(current.id(), Task.LETTERS, Action.NOTIFY, round))
                        .filter(Task::isToBePosted);
    }

    private LocalDate day(Case current, Task task) {
        return policies.of(current.policyVersion()).deadlines().day(task.issuedAt());
    }

    private LocalDate today(Case current) {
        return policies.of(current.policyVersion()).deadlines().day(clock.instant());
    }

    private static ResponseStatusException noSuchPage() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
