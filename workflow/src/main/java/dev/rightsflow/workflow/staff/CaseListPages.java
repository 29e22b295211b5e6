package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.store.CaseQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CaseListPages {

    /** Further down nobody pages: filters and search are there for that, and the store would have to walk it all. */
    private static final int LAST_PAGE = 100;

    private final CaseQueries queries;
    private final Policy policy;
    private final StaffProperties properties;
    private final Clock clock;

    CaseListPages(CaseQueries queries, Policy policy, StaffProperties properties, Clock clock) {
        this.queries = queries;
        this.policy = policy;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/cases";
    }

    /** @param seen fingerprint of what the browser shows, when the page asks whether there is something new */
    @GetMapping("/cases")
    @Nullable
    String cases(
            @RequestParam(defaultValue = "OPEN") CaseQueries.View view,
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(required = false) @Nullable Right right,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = IdleSessions.REFRESH, required = false) @Nullable String refresh,
            Model model,
            HttpServletResponse response) {
        CaseList list = list(view, stage, right, q.strip(), Math.clamp(page, 1, LAST_PAGE));
        String fingerprint = Fingerprint.of(list);
        if (refresh != null && fingerprint.equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        model.addAttribute("list", list);
        model.addAttribute("seen", fingerprint);
        model.addAttribute("stages", CaseList.openStages());
        model.addAttribute("rights", policy.rights().keySet());
        return refresh == null ? "staff/cases" : "staff/cases :: live";
    }

    private CaseList list(CaseQueries.View view, @Nullable Stage stage, @Nullable Right right, String query, int page) {
        LocalDate today = policy.deadlines().day(clock.instant());
        String reference = References.start(query);
        List<CaseQueries.Line> lines = queries.list(
                new CaseQueries.Question(
                        view, stage, right, reference.isEmpty() ? null : reference, today, soon(today)),
                (page - 1) * properties.pageSize(),
                properties.pageSize() + 1);
        Map<String, List<String>> duplicates =
                queries.duplicates(lines.stream().map(CaseQueries.Line::id).toList());
        boolean more = lines.size() > properties.pageSize() && page < LAST_PAGE;
        return new CaseList(
                view,
                stage,
                right,
                query,
                lines.stream()
                        .limit(properties.pageSize())
                        .map(line -> row(line, today, duplicates.getOrDefault(line.id(), List.of())))
                        .toList(),
                queries.counts(today, soon(today)),
                page,
                more);
    }

    /** Since the first reminder; the policy counts those from the limit before it is moved off a holiday. */
    private LocalDate soon(LocalDate today) {
        return today.plusDays(policy.deadlines().rules().remindDaysBefore().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0));
    }

    private static CaseList.Row row(CaseQueries.Line line, LocalDate today, List<String> twins) {
        boolean closed = line.stage().isEnding();
        DueMark suspended =
                line.dueSuspended().equals(line.due()) ? null : DueMark.of(line.dueSuspended(), today, closed);
        return new CaseList.Row(line, DueMark.of(line.due(), today, closed), suspended, twins);
    }
}
