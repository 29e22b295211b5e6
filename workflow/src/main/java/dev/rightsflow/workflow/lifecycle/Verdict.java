package dev.rightsflow.workflow.lifecycle;

import java.util.List;

/** What was decided about an input. */
public sealed interface Verdict {

    /** Leads to at least one event, so that every change moves the version by which a zombie is fenced. */
    record Accepted(List<CaseEvent> events) implements Verdict {

        public Accepted {
            if (events.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected what is accepted to lead to an event, but it leads to none");
            }
            events = List.copyOf(events);
        }
    }

    /** Nothing changes; the reason goes to whoever asked. */
    record Rejected(String reason) implements Verdict {}
}
