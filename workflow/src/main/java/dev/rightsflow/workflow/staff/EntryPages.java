package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.messaging.EnteredRequests;
import dev.rightsflow.workflow.messaging.NotPublishedException;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.store.MongoCases;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Requests that came by letter, telephone or e-mail, or were said in person: staff enter them with the day on which they came. */
@Controller
class EntryPages {

    private final EnteredRequests requests;
    private final MongoCases cases;
    private final Waits waits;
    private final Policy policy;
    private final Clock clock;

    EntryPages(EnteredRequests requests, MongoCases cases, Words words, Policy policy, Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.waits = new Waits(words);
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/cases/new")
    String blank(Model model) {
        return show(EntryForm.empty(policy), Map.of(), model);
    }

    @PostMapping("/cases")
    String enter(@ModelAttribute EntryForm form, BindingResult read, Principal user, Model model) {
        Map<String, String> problems = form.problems(policy, today());
        if (read.hasFieldErrors("receivedOn")) {
            problems.put("receivedOn", "unreadable");
        }
        if (!problems.isEmpty()) {
            return show(form, problems, model);
        }
        String caseId = form.caseId().text();
        if (cases.find(List.of(caseId)).containsKey(caseId)) {
            return "redirect:/cases/" + caseId + "/entered?again=true";
        }
        try {
            requests.publish(caseId, form.entered(policy, today(), user.getName()));
        } catch (NotPublishedException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage(), e);
        }
        Audit.entered(user.getName(), caseId);
        return "redirect:/cases/" + caseId + "/entered";
    }

    /**
     * What to tell the person, and what comes next, as soon as the case has been opened.
     *
     * @param again whether the form had been entered before, so that nothing new was
     */
    @GetMapping("/cases/{id}/entered")
    String entered(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestHeader(name = IdleSessions.REFRESH, required = false) @Nullable String refresh,
            Model model) {
        StoredCase stored = cases.find(List.of(id)).get(id);
        Case current = stored == null ? null : stored.state();
        model.addAttribute("again", again);
        model.addAttribute("reference", id);
        model.addAttribute("case", current);
        model.addAttribute("waits", stored == null ? List.of() : waits.of(stored));
        model.addAttribute(
                "unsent",
                current == null
                        ? List.of()
                        : current.tasks().values().stream()
                                .filter(Task::isToBePosted)
                                .toList());
        return refresh == null ? "staff/entered" : "staff/entered :: live";
    }

    private String show(EntryForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("texts", form.texts());
        model.addAttribute("problems", problems);
        model.addAttribute("ways", EntryForm.Way.values());
        model.addAttribute("rights", policy.rights().keySet());
        model.addAttribute("relations", policy.subjectTypes());
        model.addAttribute("spoken", policy.languages());
        model.addAttribute("lines", EntryForm.LINES);
        model.addAttribute("corrections", EntryForm.CORRECTIONS);
        model.addAttribute("today", today());
        return "staff/entry";
    }

    private LocalDate today() {
        return policy.deadlines().day(clock.instant());
    }
}
