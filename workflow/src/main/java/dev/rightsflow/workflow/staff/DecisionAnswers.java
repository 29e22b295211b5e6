package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What somebody has filled in on the form of a decision: bound by Spring, so it is the one class here that can be changed. */
public class DecisionAnswers {

    private static final int LONGEST_REASON = 4_000;
    private static final int LONGEST_NAME = 60;

    private String decisionId = "";
    private String reason = "";
    private String ground = "";
    private String method = "";
    private VerificationLevel level = VerificationLevel.ADDRESS_ON_FILE;
    private String forwardedTo = "";
    private String twin = "";
    private String amount = "";
    private String howToPay = "";
    private String evidence = "";
    private String certificate = "";
    private String witness = "";
    private boolean sure;
    private List<Outcome> outcomes = new ArrayList<>();
    private List<Found> found = new ArrayList<>();
    private List<JudgedItem> items = new ArrayList<>();

    /** What somebody found who looked by hand: records of one category that share a date. */
    public static class Found {

        private String category = "";
        private @Nullable LocalDate recordDate;
        private long count;

        public String getCategory() {
            return category;
        }

        public void setCategory(String category) {
            this.category = category;
        }

        public @Nullable LocalDate getRecordDate() {
            return recordDate;
        }

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        public void setRecordDate(@Nullable LocalDate recordDate) {
            this.recordDate = recordDate;
        }

        public long getCount() {
            return count;
        }

        public void setCount(long count) {
            this.count = count;
        }
    }

    /**
     * The fields that are not right yet, by name.
     *
     * @param by who decides
     */
    Set<String> problems(
            DecisionForm form, Case current, Policy policy, List<String> methods, @Nullable Task task, String by) {
        Set<String> problems = new TreeSet<>();
        if ((form.needsReason() && reason.isBlank()) || reason.length() > LONGEST_REASON) {
            problems.add("reason");
        }
        if (form.isFinal() && !sure) {
            problems.add("sure");
        }
        if (form == DecisionForm.FORWARD && forwardedTo.isBlank()) {
            problems.add("forwardedTo");
        }
        if (form == DecisionForm.ASK_FEE) {
            Map.of("amount", amount, "howToPay", howToPay, "evidence", evidence).forEach((field, words) -> {
                if (words.isBlank()) {
                    problems.add(field);
                }
            });
        }
        if (form == DecisionForm.REFUSE && policy.refusalGround(ground).isEmpty()) {
            problems.add("ground");
        }
        if (form == DecisionForm.JUDGE) {
            for (int i = 0; i < items.size(); i++) {
                if (!items.get(i).isComplete()) {
                    problems.add("item" + i);
                }
            }
        }
        if (form == DecisionForm.CONFIRM_IDENTITY && !methods.contains(method)) {
            problems.add("method");
        }
        if (form == DecisionForm.CONFIRM_IDENTITY && !levels(current).contains(level)) {
            problems.add("level");
        }
        if (form == DecisionForm.SETTLE && task != null) {
            if (outcomes.size() != task.items().size()
                    || outcomes.stream().anyMatch(Objects::isNull)
                    || !Outcome.possibleFor(task.action()).containsAll(outcomes)) {
                problems.add("outcomes");
            }
            if (found.stream().anyMatch(row -> !isKnown(row, task, policy))) {
                problems.add("found");
            }
            if (Certificate.isWanted(current, task, policy)
                    && outcomes.stream().filter(Objects::nonNull).anyMatch(Outcome::fulfils)) {
                Map.of("certificate", certificate, "witness", witness).forEach((field, words) -> {
                    if (words.isBlank() || words.length() > LONGEST_NAME) {
                        problems.add(field);
                    }
                });
                if (new Certificate(certificate, witness).isWitnessedBy(by)) {
                    problems.add("witness");
                }
            }
        }
        return problems;
    }

    /**
     * How sure one can be of who it is. Below the highest level systems are searched by name and e-mail address alone, which
     * finds nothing of somebody who has given none.
     */
    static List<VerificationLevel> levels(Case current) {
        return current.facts().reachableByEmail()
                ? List.of(VerificationLevel.ADDRESS_ON_FILE, VerificationLevel.STRONG)
                : List.of(VerificationLevel.STRONG);
    }

    private static boolean isKnown(Found row, Task task, Policy policy) {
        return row.getCount() >= 0
                && policy.category(task.system(), row.getCategory()).isPresent();
    }

    /**
     * @param task the one that it is about, for forms that are about one
     * @param goesOn the case that answers for this one, for MERGE
     */
    Input.FromStaff input(DecisionForm form, String by, @Nullable Task task, Ending.@Nullable Twin goesOn) {
        return switch (form) {
            case CONFIRM_IDENTITY -> new Input.IdentityConfirmedByStaff(by, method, level);
            case REJECT_IDENTITY -> new Input.IdentityRejectedByStaff(by, decisionId);
            case JUDGE ->
                new Input.PlanAmended(
                        by, items.stream().map(JudgedItem::judgement).toList(), decisionId);
            case APPROVE -> new Input.PlanApproved(by);
            case RETURN_PLAN -> new Input.PlanReturned(by);
            case ASK -> new Input.ClarificationRequestedByStaff(by, decisionId);
            case CLARIFIED -> new Input.ClarifiedThroughStaff(by, decisionId);
            case EXTEND -> new Input.ExtendedByStaff(by, decisionId);
            case REFUSE -> new Input.RefusedByStaff(by, ground, decisionId);
            case CONFIRM_REFUSAL -> new Input.RefusalConfirmed(by);
            case DECLINE_REFUSAL -> new Input.RefusalDeclined(by);
            case WITHDRAW -> new Input.WithdrawnThroughStaff(by);
            case FORWARD -> new Input.ForwardedByStaff(by, decisionId);
            case MERGE -> new Input.MergedByStaff(by, Objects.requireNonNull(goesOn));
            case ASK_FEE -> new Input.FeeAskedByStaff(by, decisionId);
            case CONFIRM_FEE -> new Input.FeeConfirmed(by);
            case DECLINE_FEE -> new Input.FeeDeclined(by);
            case FEE_PAID -> new Input.FeePaid(by);
            case END_RESTRICTION -> new Input.RestrictionEndedByStaff(by, decisionId);
            case NAME_RECIPIENTS -> new Input.RecipientsAskedFor(by);
            case ACKNOWLEDGE ->
                new Input.AcknowledgedByRecipient(
                        by, Objects.requireNonNull(task).commandId());
            case RETRY -> new Input.TaskRetried(by, Objects.requireNonNull(task).commandId());
            case SETTLE -> settled(by, Objects.requireNonNull(task));
        };
    }

    Map<String, String> details(DecisionForm form) {
        return switch (form) {
            case FORWARD -> Map.of("forwardedTo", forwardedTo.strip());
            case ASK_FEE ->
                Map.of("amount", amount.strip(), "howToPay", howToPay.strip(), "evidence", evidence.strip());
            default -> Map.of();
        };
    }

    private Input.TaskSettled settled(String by, Task task) {
        if (task.action() == Action.LOCATE) {
            return new Input.TaskSettled(by, task.commandId(), found(task), List.of(), null);
        }
        List<ItemOutcome> settled = new ArrayList<>();
        List<Item> items = task.items();
        for (int i = 0; i < items.size(); i++) {
            settled.add(new ItemOutcome(items.get(i), outcomes.get(i), null));
        }
        Certificate destroyed = certificate.isBlank() ? null : new Certificate(certificate.strip(), witness.strip());
        return new Input.TaskSettled(by, task.commandId(), List.of(), settled, destroyed);
    }

    private List<Item> found(Task task) {
        return found.stream()
                .filter(row -> row.getCount() > 0)
                .map(row -> new Item(task.system(), row.getCategory(), row.getRecordDate(), row.getCount()))
                .toList();
    }

    public String getDecisionId() {
        return decisionId;
    }

    public void setDecisionId(String decisionId) {
        this.decisionId = decisionId;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public VerificationLevel getLevel() {
        return level;
    }

    public void setLevel(VerificationLevel level) {
        this.level = level;
    }

    public String getForwardedTo() {
        return forwardedTo;
    }

    public void setForwardedTo(String forwardedTo) {
        this.forwardedTo = forwardedTo;
    }

    /** Reference of the case that goes on, for MERGE. */
    public String getTwin() {
        return twin;
    }

    public void setTwin(String twin) {
        this.twin = twin;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getHowToPay() {
        return howToPay;
    }

    public void setHowToPay(String howToPay) {
        this.howToPay = howToPay;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }

    /** Number of the certificate that paper was destroyed, for SETTLE. */
    public String getCertificate() {
        return certificate;
    }

    public void setCertificate(String certificate) {
        this.certificate = certificate;
    }

    public String getWitness() {
        return witness;
    }

    public void setWitness(String witness) {
        this.witness = witness;
    }

    public boolean isSure() {
        return sure;
    }

    public void setSure(boolean sure) {
        this.sure = sure;
    }

    public List<Outcome> getOutcomes() {
        return outcomes;
    }

    public void setOutcomes(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    public List<JudgedItem> getItems() {
        return items;
    }

    public void setItems(List<JudgedItem> items) {
        this.items = items;
    }

    public List<Found> getFound() {
        return found;
    }

    public void setFound(List<Found> found) {
        this.found = found;
    }
}
