package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.messaging.PersonReader;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.store.CaseQueries;
import dev.rightsflow.workflow.store.MongoCases;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class CasePages {

    private final MongoCases cases;
    private final CaseQueries queries;
    private final HistoryReader histories;
    private final PersonReader persons;
    private final Waits waits;
    private final Lifecycle lifecycle;
    private final Policies policies;
    private final Clock clock;

    CasePages(
            MongoCases cases,
            CaseQueries queries,
            HistoryReader histories,
            PersonReader persons,
            Words words,
            Lifecycle lifecycle,
            Policies policies,
            Clock clock) {
        this.cases = cases;
        this.queries = queries;
        this.histories = histories;
        this.persons = persons;
        this.waits = new Waits(words);
        this.lifecycle = lifecycle;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param decided number of the last event before the decision that was just taken
     * @param seen fingerprint of what the browser shows, when the page asks whether there is something new
     */
    @GetMapping("/cases/{id}")
    @Nullable
    String one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long decided,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = IdleSessions.REFRESH, required = false) @Nullable String refresh,
            Principal user,
            Model model,
            HttpServletResponse response) {
        CaseView view = view(id, decided == null ? null : new HistoryReader.Decided(user.getName(), decided));
        String fingerprint = Fingerprint.of(view);
        if (refresh != null && fingerprint.equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        model.addAttribute("view", view);
        model.addAttribute("case", view.current());
        model.addAttribute("decided", decided);
        model.addAttribute("seen", fingerprint);
        return refresh == null ? "staff/case" : "staff/case :: live";
    }

    /** Who the person is: only for an officer who asks, and never without a trace. */
    @PostMapping("/cases/{id}/person")
    String person(@PathVariable String id, Principal user, Model model) {
        StoredCase stored = find(cases, id);
        Audit.personShown(user.getName(), id);
        model.addAttribute("case", stored.state());
        model.addAttribute("person", persons.read(stored));
        return "staff/person";
    }

    private CaseView view(String id, HistoryReader.@Nullable Decided decided) {
        StoredCase stored = find(cases, id);
        Case current = stored.state();
        Policy policy = policies.of(current.policyVersion());
        Instant now = clock.instant();
        HistoryReader.Reading reading = histories.read(stored, decided);
        return CaseView.of(
                current,
                policy,
                waits.of(stored),
                reading.history(),
                DecisionForm.offeredBy(current, lifecycle, policy, now),
                queries.duplicates(List.of(id)).getOrDefault(id, List.of()),
                reading.verdict(),
                now);
    }

    static StoredCase find(MongoCases cases, String id) {
        StoredCase found = cases.find(List.of(id)).get(id);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }
}
