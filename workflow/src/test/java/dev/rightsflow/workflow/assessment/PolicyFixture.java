package dev.rightsflow.workflow.assessment;

import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Purpose;
import dev.rightsflow.workflow.policy.RetentionRule;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import dev.rightsflow.workflow.policy.Texts;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shipped policy's rights over one made-up system. */
final class PolicyFixture {

    static final String SYSTEM = "made-up";

    private static final Policy SHIPPED = ShippedPolicy.policy();

    private PolicyFixture() {}

    static Policy policy(List<Purpose> purposes, List<RetentionRule> retention, List<Category> categories) {
        DataSystem system = new DataSystem(
                SYSTEM, text(), Connection.RUNNING, Duration.ofDays(1), Set.of(), null, true, null, categories);
        Map<String, RetentionRule> rules =
                retention.stream().collect(Collectors.toMap(RetentionRule::id, Function.identity()));
        return new Policy(
                "test",
                SHIPPED.controller(),
                SHIPPED.languages(),
                SHIPPED.subjectTypes(),
                SHIPPED.data(),
                purposes,
                rules,
                List.of(system),
                SHIPPED.mail(),
                SHIPPED.opendsr(),
                List.of(),
                SHIPPED.rights(),
                SHIPPED.refusalGrounds(),
                SHIPPED.deadlines(),
                SHIPPED.restrictionNotice(),
                SHIPPED.clarificationWithin(),
                SHIPPED.feePayableWithin(),
                SHIPPED.caseRetention(),
                SHIPPED.longestBackup(),
                SHIPPED.texts());
    }

    static Category category(String id, List<String> purposes, List<String> retention) {
        return new Category(id, text(), List.of("name"), purposes, retention, true, false, null);
    }

    static RetentionRule keeps(String id, Period keep) {
        return keeps(id, keep, HoldType.STATUTORY_RETENTION);
    }

    static RetentionRule keeps(String id, Period keep, HoldType type) {
        return new RetentionRule.Fixed(
                id,
                type,
                keep,
                RetentionRule.CountedFrom.RECORD_DATE,
                false,
                "GDPR 17(3)(b)",
                "made-up act 1 §",
                text());
    }

    static Texts text() {
        return new Texts(Map.of("sv", "text", "en", "text"));
    }
}
