package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Judgement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What policy refers to a person: they answer the questions that were put to them, and no others. */
final class Judging {

    private Judging() {}

    static Verdict amended(Deciding deciding, Input.PlanAmended input) {
        Case current = deciding.current();
        if (current.referred().isEmpty() || input.judgements().isEmpty()) {
            return deciding.rejected(input);
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        List<Disposition> dispositions = new ArrayList<>();
        Set<Object> judged = new HashSet<>();
        for (Judgement judgement : input.judgements()) {
            Optional<String> wrong = wrong(current, judgement);
            if (wrong.isPresent() || !judged.add(judgement.item())) {
                return new Verdict.Rejected(wrong.orElse(
                        "Expected one decision on each item, but got two on %s".formatted(judgement.item())));
            }
            Optional<Disposition> comesTo = deciding.rules
                    .assessment()
                    .judged(current.facts().right(), judgement, input.statement(), deciding.today());
            if (comesTo.isEmpty()) {
                return new Verdict.Rejected(
                        "Expected a retention rule to keep %s if its newest record is of %s, but none does today; grant it instead"
                                .formatted(judgement.item(), judgement.recordDate()));
            }
            dispositions.add(comesTo.get());
        }
        Optional<Disposition.Keep> forbidden =
                Planning.keepers(deciding, dispositions).findFirst();
        if (forbidden.isPresent()) {
            return new Verdict.Rejected(
                    "Expected a plan that leaves alone what is kept, but '%s' keeps %s; release it first"
                            .formatted(forbidden.get().source(), forbidden.get().item()));
        }
        deciding.happen(new CaseEvent.ItemsJudged(input.by(), input.judgements(), dispositions));
        Planning.commandMeanwhile(deciding);
        return deciding.accepted();
    }

    private static Optional<String> wrong(Case current, Judgement judgement) {
        boolean asked = current.referred().stream()
                .anyMatch(refer ->
                        refer.item().equals(judgement.item()) && refer.reason() == judgement.referredBecause());
        if (!asked) {
            return Optional.of(
                    "Expected an item that %s has referred to a person (%s), but %s is not one, or not any more; look at the plan again"
                            .formatted(current.id(), judgement.referredBecause(), judgement.item()));
        }
        Set<Judgement.Choice> choices = Judgement.choices(judgement.referredBecause());
        return choices.contains(judgement.choice())
                ? Optional.empty()
                : Optional.of("Expected one of %s for what was referred because of %s, but got %s for %s"
                        .formatted(choices, judgement.referredBecause(), judgement.choice(), judgement.item()));
    }
}
