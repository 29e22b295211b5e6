package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.messaging.Decisions;
import dev.rightsflow.workflow.messaging.NotPublishedException;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Texts;
import dev.rightsflow.workflow.policy.VerificationLevel;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.store.CaseQueries;
import dev.rightsflow.workflow.store.MongoCases;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A form for each decision. What is decided here is only recorded; the case takes it or refuses it when it gets there. */
@Controller
class DecisionPages {

    /** How identity is established without the link, from the EDPB's examples; the document itself is never stored. */
    private static final List<String> METHODS =
            List.of("CALL_BACK", "ID_SHOWN_IN_PERSON", "ELECTRONIC_ID", "KNOWN_IN_PERSON");

    private final MongoCases cases;
    private final CaseQueries queries;
    private final Decisions decisions;
    private final Lifecycle lifecycle;
    private final Policies policies;
    private final Clock clock;

    DecisionPages(
            MongoCases cases,
            CaseQueries queries,
            Decisions decisions,
            Lifecycle lifecycle,
            Policies policies,
            Clock clock) {
        this.cases = cases;
        this.queries = queries;
        this.decisions = decisions;
        this.lifecycle = lifecycle;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/cases/{id}/decisions/{code}")
    String form(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String command,
            Model model) {
        Case current = CasePages.find(cases, id).state();
        DecisionForm form = DecisionForm.ofCode(code).orElseThrow(DecisionPages::noSuchPage);
        return show(current, form, command, new DecisionAnswers(), Set.of(), model);
    }

    @PostMapping("/cases/{id}/decisions/{code}")
    String decide(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String command,
            DecisionAnswers answers,
            BindingResult read,
            Principal user,
            Model model) {
        Case current = CasePages.find(cases, id).state();
        DecisionForm form = DecisionForm.ofCode(code).orElseThrow(DecisionPages::noSuchPage);
        Task task = task(current, form, command);
        Set<String> problems = answers.problems(form, current, policyOf(current), METHODS, task, user.getName());
        read.getFieldErrors().forEach(error -> problems.add(problem(error.getField())));
        Ending.Twin twin = form == DecisionForm.MERGE ? chosenTwin(id, answers.getTwin()) : null;
        if (form == DecisionForm.MERGE && twin == null) {
            problems.add("twin");
        }
        if (!problems.isEmpty()) {
            return show(current, form, command, answers, problems, model);
        }
        String reason =
                answers.getReason().isBlank() ? null : answers.getReason().strip();
        String decisionId = answers.getDecisionId().isEmpty() ? newId() : answers.getDecisionId();
        try {
            decisions.publish(
                    id, decisionId, answers.input(form, user.getName(), task, twin), reason, answers.details(form));
        } catch (NotPublishedException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage(), e);
        }
        Audit.decided(user.getName(), id, form.name(), decisionId);
        return "redirect:/cases/" + id + "?decided=" + current.sequence();
    }

    /** What is marked where a field holds no such thing as it asks for, for instance {@code item2} for {@code items[2].newest}. */
    private static String problem(String field) {
        return field.replaceFirst("^items\\[(\\d+)].*", "item$1").replaceFirst("\\[.*", "");
    }

    private String show(
            Case current,
            DecisionForm form,
            @Nullable String command,
            DecisionAnswers answers,
            Set<String> problems,
            Model model) {
        Policy policy = policyOf(current);
        Task task = task(current, form, command);
        if (answers.getDecisionId().isEmpty()) {
            answers.setDecisionId(newId());
        }
        model.addAttribute("case", current);
        model.addAttribute("form", form);
        model.addAttribute("answers", answers);
        model.addAttribute("problems", new TreeSet<>(problems));
        model.addAttribute("task", task);
        model.addAttribute(
                "onPaper", form == DecisionForm.SETTLE && task != null && Certificate.isWanted(current, task, policy));
        model.addAttribute("instructions", form == DecisionForm.SETTLE ? instructions(task, policy) : null);
        model.addAttribute("twins", form == DecisionForm.MERGE ? twins(current.id()) : List.of());
        model.addAttribute("grounds", policy.refusalGrounds());
        model.addAttribute("methods", METHODS);
        model.addAttribute("levels", DecisionAnswers.levels(current));
        if (!DecisionAnswers.levels(current).contains(answers.getLevel())) {
            answers.setLevel(VerificationLevel.STRONG);
        }
        if (task != null && task.action() == Action.LOCATE && answers.getFound().isEmpty()) {
            answers.setFound(rows(task, policy));
        }
        if (form == DecisionForm.JUDGE && answers.getItems().isEmpty()) {
            answers.setItems(current.referred().stream().map(JudgedItem::of).toList());
        }
        model.addAttribute("meanwhile", meanwhile(current));
        model.addAttribute("asked", policy.right(current.facts().right()).fulfilment());
        LocalDate lastDay = policy.deadlines().due(current.facts().receivedAt());
        model.addAttribute("lastDay", lastDay);
        model.addAttribute("late", policy.deadlines().isOverdue(lastDay, clock.instant()));
        model.addAttribute("outcomes", task == null ? List.of() : Outcome.possibleFor(task.action()));
        model.addAttribute("acts", countOf(current, Disposition.Act.class));
        model.addAttribute("keeps", countOf(current, Disposition.Keep.class));
        model.addAttribute("undecided", countOf(current, Disposition.Refer.class));
        model.addAttribute(
                "offered",
                form.isAboutATask()
                        ? task != null && form.suits(task)
                        : DecisionForm.offeredBy(current, lifecycle, policy, clock.instant())
                                .contains(form));
        return "staff/decision";
    }

    private static @Nullable Texts instructions(@Nullable Task task, Policy policy) {
        return task == null
                ? null
                : policy.system(task.system()).map(DataSystem::instructions).orElse(null);
    }

    private Policy policyOf(Case current) {
        return policies.of(current.policyVersion());
    }

    /** Open cases that the same person has opened for the same right. */
    private List<CaseQueries.Line> twins(String id) {
        StoredCase stored = CasePages.find(cases, id);
        return queries.twins(
                id,
                stored.state().facts().receivedAt(),
                stored.confidential().identifierHashes(),
                stored.state().facts().right());
    }

    private Ending.@Nullable Twin chosenTwin(String id, String chosen) {
        return twins(id).stream()
                .filter(twin -> twin.id().equals(chosen))
                .findFirst()
                .map(twin -> new Ending.Twin(twin.id(), twin.due()))
                .orElse(null);
    }

    /** Room for two dates in each category; more of them is rare, and can be settled as one with the later date. */
    private static List<DecisionAnswers.Found> rows(Task task, Policy policy) {
        return policy.system(task.system()).stream()
                .flatMap(system -> system.categories().stream())
                .flatMap(category -> Stream.of(category.id(), category.id()))
                .map(category -> {
                    DecisionAnswers.Found row = new DecisionAnswers.Found();
                    row.setCategory(category);
                    return row;
                })
                .toList();
    }

    /** What was done with items at once, before anybody has decided about them. */
    private static Map<Item, Action> meanwhile(Case current) {
        return current.referred().stream()
                .filter(refer -> refer.meanwhile() != null)
                .collect(Collectors.toMap(
                        Disposition.Refer::item,
                        refer -> Objects.requireNonNull(refer.meanwhile()),
                        (one, same) -> one));
    }

    private static long countOf(Case current, Class<? extends Disposition> kind) {
        return current.plan().stream()
                .filter(kind::isInstance)
                .mapToLong(disposition -> disposition.item().count())
                .sum();
    }

    private static @Nullable Task task(Case current, DecisionForm form, @Nullable String command) {
        if (!form.isAboutATask()) {
            return null;
        }
        return current.findTask(command == null ? "" : command).orElseThrow(DecisionPages::noSuchPage);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static ResponseStatusException noSuchPage() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
