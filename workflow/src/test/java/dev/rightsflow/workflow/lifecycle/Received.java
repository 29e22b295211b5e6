package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The first event of a case, for tests that are about what comes after it. */
public final class Received {

    public static final String CASE_ID = "7K3M-9QXD-2B4T";

    private Received() {}

    public static CaseEvent.RequestReceived request() {
        return request(CASE_ID, "customer", Instant.EPOCH, LocalDate.EPOCH);
    }

    /** @param due last day of the strict time limit */
    public static CaseEvent.RequestReceived request(String caseId, String subjectType, Instant at, LocalDate due) {
        return new CaseEvent.RequestReceived(
                caseId,
                Right.ERASURE,
                subjectType,
                "sv",
                "FORM",
                at,
                true,
                Set.of(),
                VerificationLevel.ADDRESS_ON_FILE,
                "1",
                due);
    }
}
