package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.dryrun.DryRun;
import dev.rightsflow.workflow.dryrun.Explanation;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.PolicyException;
import dev.rightsflow.workflow.policy.PolicyFile;
import dev.rightsflow.workflow.policy.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The policy in force, what it would do, and whether another one is sound. Nothing here changes anything. */
@Controller
class PolicyPages {

    private final Policy policy;
    private final Clock clock;

    PolicyPages(Policy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** @param mistakes as the command {@code policy check} lists them; empty: it is sound */
    record Check(String file, String mistakes, @Nullable Policy sound) {}

    /**
     * @param records the date that the records carry, as it was typed; empty: today
     * @param undated they carry none
     */
    @GetMapping("/policy")
    String show(
            @RequestParam(required = false) @Nullable Right right,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = "") String records,
            @RequestParam(defaultValue = "false") boolean undated,
            Model model) {
        LocalDate day = Days.read(records).orElse(null);
        boolean wrong = day == null && !records.isBlank();
        model.addAttribute("undated", undated);
        model.addAttribute("wrong", wrong);
        return page(wrong ? null : explanation(right, subject, day, undated), right, subject, day, null, model);
    }

    @PostMapping("/policy/check")
    String check(@RequestParam MultipartFile file, Model model) throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("policy.yml");
        return page(null, null, null, null, checked(name, new String(file.getBytes(), StandardCharsets.UTF_8)), model);
    }

    private static Check checked(String name, String text) {
        try {
            return new Check(name, "", PolicyFile.parse(name, text));
        } catch (PolicyException e) {
            return new Check(name, String.valueOf(e.getMessage()), null);
        }
    }

    private @Nullable Explanation explanation(
            @Nullable Right right, @Nullable String subject, @Nullable LocalDate records, boolean undated) {
        if (right == null
                || subject == null
                || !policy.offers(right)
                || policy.subjectType(subject).isEmpty()) {
            return null;
        }
        LocalDate today = policy.deadlines().day(clock.instant());
        LocalDate recordDate = undated ? null : Optional.ofNullable(records).orElse(today);
        return new DryRun(policy).explain(right, subject, recordDate, List.of(), today);
    }

    private String page(
            @Nullable Explanation explanation,
            @Nullable Right right,
            @Nullable String subject,
            @Nullable LocalDate records,
            @Nullable Check check,
            Model model) {
        model.addAttribute("policy", policy);
        model.addAttribute("explanation", explanation);
        model.addAttribute("right", right);
        model.addAttribute("subject", subject);
        model.addAttribute("records", records);
        model.addAttribute("check", check);
        return "staff/policy";
    }
}
