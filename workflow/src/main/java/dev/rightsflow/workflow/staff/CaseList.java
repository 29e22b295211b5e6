package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.store.CaseQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of cases as one page shows it.
 *
 * @param query what was searched for, as it was typed
 * @param page counted from 1
 * @param more whether there is a page after this
 */
record CaseList(
        CaseQueries.View view,
        @Nullable Stage stage,
        @Nullable Right right,
        String query,
        List<Row> rows,
        CaseQueries.Counts counts,
        int page,
        boolean more) {

    /**
     * @param suspended where the second clock says another day than the strict one
     * @param twins open cases in which the same person may have asked for the same
     */
    record Row(CaseQueries.Line line, DueMark due, @Nullable DueMark suspended, List<String> twins) {}

    public boolean isFiltered() {
        return stage != null || right != null || !query.isEmpty() || view != CaseQueries.View.OPEN;
    }

    public int inStage(Stage asked) {
        return counts.byStage().getOrDefault(asked, 0);
    }

    /** Where a case may stand that is still open, in the order of the road. */
    static List<Stage> openStages() {
        return List.of(
                Stage.RECEIVED,
                Stage.AWAITING_IDENTITY,
                Stage.LOCATING,
                Stage.AWAITING_CLARIFICATION,
                Stage.AWAITING_FEE,
                Stage.ASSESSING,
                Stage.AWAITING_APPROVAL,
                Stage.FULFILLING,
                Stage.CLOSING);
    }
}
