package dev.rightsflow.workflow.dryrun;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.RightPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation in lines for a terminal. */
final class ExplanationText {

    private final Explanation explanation;
    private final String language;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Explanation explanation, String language) {
        this.explanation = explanation;
        this.language = language;
    }

    /** @param language of the names and texts that come from the policy */
    static List<String> of(Explanation explanation, String language) {
        ExplanationText text = new ExplanationText(explanation, language);
        text.head();
        explanation.systems().forEach(text::system);
        return text.lines;
    }

    private void head() {
        RightPolicy right = explanation.right();
        Policy policy = explanation.policy();
        lines.add("Right      %s, Art %s GDPR: %s"
                .formatted(
                        right.right().code(),
                        right.right().article(),
                        right.label().in(language)));
        lines.add("Person     %s: %s"
                .formatted(
                        explanation.subjectType().id(),
                        explanation.subjectType().label().in(language)));
        lines.add("Policy     %s of %s"
                .formatted(policy.version(), policy.controller().name()));
        lines.add("Records    %s, asked on %s"
                .formatted(
                        explanation.recordDate() == null ? "without a date" : "of " + explanation.recordDate(),
                        explanation.today()));
        lines.add("Identity   %s, within %d days"
                .formatted(right.verification().code(), right.identityExpiry().toDays()));
        lines.add("Approval   " + (right.approval() ? "by a member of the staff" : "not needed"));
        if (explanation.subjectType().forward()) {
            lines.add("Forwarded  to the customer whom the controller processes for; no system is asked");
        }
    }

    private void system(Explanation.OfSystem system) {
        lines.add("");
        if (system.system().connection() == Connection.TOLD) {
            lines.add("%s (%s): whoever received data is told of each change, and confirms (Art 19)"
                    .formatted(system.system().id(), system.system().name().in(language)));
            return;
        }
        String told = system.told().isEmpty()
                ? "not asked: the right reaches nothing here"
                : system.told().stream().map(Action::code).collect(Collectors.joining(", then "));
        lines.add("%s (%s): %s"
                .formatted(system.system().id(), system.system().name().in(language), told));
        switch (system.system().connection()) {
            case RUNNING, TOLD -> {}
            case BY_HAND -> lines.add("  by hand: a member of the staff gets a task");
            case PLANNED ->
                lines.add("  not connected: "
                        + explanation.policy().text(Policy.NOT_SEARCHED).in(language));
        }
        if (system.system().requiresIdentifier() != null) {
            lines.add("  only with the identifier '" + system.system().requiresIdentifier() + "' (Art 11)");
        }
        system.categories().forEach(this::category);
    }

    private void category(Explanation.OfCategory category) {
        Policy policy = explanation.policy();
        String label = "  %-18s ".formatted(category.category().id());
        switch (category.disposition()) {
            case Disposition.Act act -> lines.add(label + act.action().code());
            case Disposition.NotApplicable no ->
                lines.add(
                        label + "nothing: " + policy.text(no.reason().textId()).in(language));
            case Disposition.Refer refer ->
                lines.add(label + "a person decides: "
                        + policy.text(refer.reason().textId()).in(language)
                        + (refer.meanwhile() == null
                                ? ""
                                : " At once: " + refer.meanwhile().code() + "."));
            case Disposition.Keep keep -> keep(label, keep);
            case Disposition.Decline no ->
                throw new IllegalStateException("Expected a policy to decline nothing by itself, but got " + no);
        }
        if (category.disposition() instanceof Disposition.Keep && category.freeUpTo() != null) {
            lines.add(" ".repeat(label.length()) + "records of " + category.freeUpTo() + " and older go at once");
        }
    }

    private void keep(String label, Disposition.Keep keep) {
        String indent = " ".repeat(label.length());
        lines.add(label
                + (keep.until() == null
                        ? "kept, reviewed on " + keep.lookAgainOn()
                        : "kept through " + keep.until() + ", erased on " + keep.lookAgainOn()));
        lines.add(indent + keep.hold().code() + ", " + keep.ground()
                + (keep.statute() == null ? "" : ", " + keep.statute()));
        lines.add(indent + explanation.policy().text(keep.textId()).in(language));
    }
}
