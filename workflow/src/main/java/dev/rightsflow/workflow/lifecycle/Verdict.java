package dev.rightsflow.workflow.lifecycle;

import java.util.List;

/** What was decided about an input. */
public sealed interface Verdict {

    record Accepted(List<CaseEvent> events) implements Verdict {}

    /** Nothing changes; the reason goes to whoever asked. */
    record Rejected(String reason) implements Verdict {}
}
