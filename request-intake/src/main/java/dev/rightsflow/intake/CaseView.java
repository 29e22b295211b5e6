package dev.rightsflow.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.KeptItem;
import dev.rightsflow.schemas.TaskStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where a case stands, as the person may see it: the last {@link CaseStatus}, in the store, in the API and on the page.
 *
 * @param version grows with every change of the case
 */
@Document("status")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        @Id String reference,
        @JsonIgnore long version,
        @Nullable String right,
        @Nullable String relation,
        @Nullable String language,
        String stage,
        boolean closed,
        @Nullable Instant receivedAt,
        @Nullable Instant updatedAt,
        @Nullable LocalDate dueStrict,
        @Nullable LocalDate dueSuspended,
        boolean extended,
        List<String> waitingFor,
        List<Task> tasks,
        List<Kept> kept) {

    /** One system's share of the case. */
    record Task(String system, String action, String state, List<OutcomeCount> outcomes) {}

    record OutcomeCount(String outcome, long count) {}

    /** What the law keeps. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(
            String system,
            String category,
            @Nullable LocalDate recordDate,
            long count,
            String hold,
            String ground,
            @Nullable String statute,
            @Nullable LocalDate until,
            @Nullable LocalDate reviewOn) {}

    static CaseView of(CaseStatus status) {
        return new CaseView(
                status.getCaseId(),
                status.getVersion(),
                status.getRight().name(),
                status.getRelation(),
                status.getLanguage(),
                status.getStage(),
                status.getClosed(),
                status.getReceivedAt(),
                status.getUpdatedAt(),
                status.getDueStrict(),
                status.getDueSuspended(),
                status.getExtended(),
                List.copyOf(status.getWaitingFor()),
                status.getTasks().stream().map(CaseView::task).toList(),
                status.getKept().stream().map(CaseView::kept).toList());
    }

    /** A request that the broker has and the workflow has not spoken of yet. */
    static CaseView received(String reference) {
        return new CaseView(
                reference,
                0,
                null,
                null,
                null,
                "RECEIVED",
                false,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private static Task task(TaskStatus task) {
        return new Task(
                task.getSystem(),
                task.getAction().name(),
                task.getState(),
                task.getOutcomes().stream()
                        .map(outcome -> new OutcomeCount(outcome.getOutcome().name(), outcome.getCount()))
                        .toList());
    }

    private static Kept kept(KeptItem kept) {
        return new Kept(
                kept.getSystem(),
                kept.getItem().getCategory(),
                kept.getItem().getRecordDate(),
                kept.getItem().getCount(),
                kept.getHold(),
                kept.getGround(),
                kept.getStatute(),
                kept.getUntil(),
                kept.getReviewOn());
    }
}
