package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.holds.HoldDecision;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.messaging.HoldHerald;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.store.HeldCases;
import dev.rightsflow.workflow.store.MongoCases;
import dev.rightsflow.workflow.vault.Vault;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The registry of holds. A hold is stored first, and the cases that it covers are told after that. */
@Controller
class HoldPages {

    private static final int ID_LENGTH = 8;

    private final Holds holds;
    private final HeldCases held;
    private final MongoCases cases;
    private final HoldHerald herald;
    private final Vault vault;
    private final Policy policy;
    private final Clock clock;

    HoldPages(
            Holds holds, HeldCases held, MongoCases cases, HoldHerald herald, Vault vault, Policy policy, Clock clock) {
        this.holds = holds;
        this.held = held;
        this.cases = cases;
        this.herald = herald;
        this.vault = vault;
        this.policy = policy;
        this.clock = clock;
    }

    /** What somebody fills in to decide about a hold. Bound by Spring. */
    public record Answers(
            @Nullable String why,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate until,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate reviewOn) {

        String reason() {
            return why == null ? "" : why.strip();
        }
    }

    @GetMapping("/holds")
    String list(@RequestParam(defaultValue = "ALL") HoldView.Group view, Model model) {
        List<HoldView> all = holds.all().stream()
                .map(entry -> HoldView.of(entry, today()))
                .sorted(HoldView.MOST_URGENT_FIRST)
                .toList();
        Map<String, Long> counts = Arrays.stream(HoldView.Group.values())
                .collect(Collectors.toMap(
                        HoldView.Group::name,
                        group -> all.stream()
                                .filter(hold -> group.holds(hold.state()))
                                .count()));
        model.addAttribute("view", view);
        model.addAttribute("groups", HoldView.Group.values());
        model.addAttribute("counts", counts);
        model.addAttribute(
                "sections",
                HoldView.Section.of(
                        all.stream().filter(hold -> view.holds(hold.state())).toList()));
        return "staff/holds";
    }

    /** @param caseId the case whose person is to be covered, where the way led through a case */
    @GetMapping("/holds/new")
    String blank(@RequestParam(name = "case", required = false) @Nullable String caseId, Model model) {
        return form(HoldForm.empty(caseId), Set.of(), model);
    }

    @PostMapping("/holds")
    String place(@ModelAttribute HoldForm form, BindingResult read, Principal user, Model model) {
        Set<String> problems = form.problems(policy, today());
        unreadable(read).forEach(field -> problems.add("day." + field));
        if (!problems.isEmpty()) {
            return form(form, problems, model);
        }
        String id = "H-" + UUID.randomUUID().toString().substring(0, ID_LENGTH);
        HoldEntry entry = form.entry(id, user.getName(), clock.instant(), today(), vault, hashesOf(form));
        holds.place(entry);
        herald.tell();
        Audit.holdDecided(user.getName(), id, "PLACE");
        return "redirect:/holds/" + id;
    }

    @GetMapping("/holds/{id}")
    String one(@PathVariable String id, Model model) {
        return show(find(id), null, Set.of(), model);
    }

    @PostMapping("/holds/{id}/{decision}")
    String decide(
            @PathVariable String id,
            @PathVariable String decision,
            @ModelAttribute Answers answers,
            BindingResult read,
            Principal user,
            Model model) {
        Holds.Registered before = find(id);
        if (read.hasErrors()) {
            model.addAttribute("reviewed", answers);
            return show(before, null, unreadable(read), model);
        }
        return switch (decision(decision, answers, user.getName()).decide(before.entry())) {
            case HoldDecision.Outcome.Refused refused -> show(before, refused.reason(), Set.of(), model);
            case HoldDecision.Outcome.Accepted accepted -> {
                if (!holds.replace(before, accepted.entry())) {
                    yield show(
                            find(id),
                            "Expected hold '" + id + "' to be as it was shown, but it has changed; decide again",
                            Set.of(),
                            model);
                }
                herald.tell();
                Audit.holdDecided(user.getName(), id, decision);
                yield "redirect:/holds/" + id;
            }
        };
    }

    private HoldDecision decision(String code, Answers answers, String by) {
        Instant now = clock.instant();
        return switch (code) {
            case "approve" -> new HoldDecision.Approve(by);
            case "review" -> new HoldDecision.Review(by, now, answers.reason(), answers.until(), answers.reviewOn());
            case "request-release" -> new HoldDecision.RequestRelease(by, now, answers.reason());
            case "approve-release" -> new HoldDecision.ApproveRelease(by, now);
            case "decline-release" -> new HoldDecision.DeclineRelease(by);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** The fields that hold no such thing as they ask for: days, as a rule. */
    private static Set<String> unreadable(BindingResult read) {
        return read.getFieldErrors().stream().map(FieldError::getField).collect(Collectors.toSet());
    }

    private String show(Holds.Registered registered, @Nullable String refused, Set<String> unreadable, Model model) {
        HoldView view = HoldView.of(registered.entry(), today());
        model.addAttribute("view", view);
        model.addAttribute("hold", registered.entry().hold());
        model.addAttribute("entry", registered.entry());
        model.addAttribute("refused", refused);
        model.addAttribute("unreadable", unreadable);
        model.addAttribute("covered", view.entry().isReleased() ? List.of() : held.coveredBy(registered.entry()));
        return "staff/hold";
    }

    private String form(HoldForm form, Set<String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("unreadable", form.unreadable(today()));
        model.addAttribute("types", HoldType.values());
        model.addAttribute("systems", policy.systems());
        return "staff/hold-new";
    }

    private Set<String> hashesOf(HoldForm form) {
        return form.covers() == HoldForm.Covers.CASE
                ? CasePages.find(cases, String.valueOf(form.caseId()))
                        .confidential()
                        .identifierHashes()
                : Set.of();
    }

    private Holds.Registered find(String id) {
        return holds.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return policy.deadlines().day(clock.instant());
    }
}
