package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.RightPolicy;
import dev.rightsflow.workflow.store.HeldCases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is kept today and owed to a person later: for what, on which ground, until when. */
@Controller
class LaterPages {

    private static final int MOST_CASES = 500;

    private final HeldCases cases;
    private final Policy policy;
    private final Clock clock;

    LaterPages(HeldCases cases, Policy policy, Clock clock) {
        this.cases = cases;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param byHold whether a hold of the registry keeps it, and not a retention rule
     * @param due when it is looked at again: erased on the day after its last, or reviewed
     */
    record Row(
            String caseId,
            Right right,
            Stage stage,
            Disposition.Keep keep,
            boolean byHold,
            boolean erased,
            DueMark due) {}

    @GetMapping("/waiting")
    String list(
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "false") boolean holds,
            Model model) {
        LocalDate today = policy.deadlines().day(clock.instant());
        List<Row> rows = cases.waitingToErase(aboutErasure(), MOST_CASES).stream()
                .flatMap(waiting -> waiting.kept().stream().map(keep -> row(waiting, keep, today)))
                .filter(row -> system.isEmpty() || row.keep().item().system().equals(system))
                .filter(row -> !holds || row.byHold())
                .sorted(Comparator.comparing((Row row) -> row.due().day()).thenComparing(Row::caseId))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("system", system);
        model.addAttribute("onlyHolds", holds);
        model.addAttribute("systems", policy.systems());
        return "staff/waiting";
    }

    private List<Right> aboutErasure() {
        return policy.rights().values().stream()
                .filter(right -> right.fulfilment() == Action.ERASE || right.then() == Action.ERASE)
                .map(RightPolicy::right)
                .toList();
    }

    private Row row(HeldCases.Waiting waiting, Disposition.Keep keep, LocalDate today) {
        return new Row(
                waiting.caseId(),
                waiting.right(),
                waiting.stage(),
                keep,
                !policy.retention().containsKey(keep.source()),
                keep.until() != null,
                DueMark.of(keep.lookAgainOn(), today, false));
    }
}
