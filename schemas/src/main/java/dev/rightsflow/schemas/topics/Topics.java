package dev.rightsflow.schemas.topics;

import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.Decision;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every topic there is. Topics are separated by who may write, so that the broker's access rules alone keep a connector
 * from forging an identity confirmation, and one system blind to another.
 */
public final class Topics {

    public static final String REQUESTS = "privacy.requests.v1";
    public static final String DECISIONS = "privacy.decisions.v1";
    public static final String TIMERS = "privacy.timers.v1";
    public static final String REPORTS = "privacy.reports.v1";
    public static final String CASE_STATUS = "privacy.case-status.v1";
    public static final String CASE_EVENTS = "privacy.case-events.v1";
    public static final String CONTROLLER = "privacy.controller.v1";
    public static final String SYSTEMS = "privacy.systems.v1";

    private static final Pattern SYSTEM_ID = Pattern.compile("[a-z][a-z0-9-]{0,48}");
    private static final Duration AS_LONG_AS_DISPUTABLE = Duration.ofDays(3 * 365);
    private static final Duration DAYS = Duration.ofDays(14);

    private static final List<Topic> SHARED = List.of(
            topic(
                    REQUESTS,
                    Request.SCHEMA$,
                    "request-intake, dashboard",
                    "workflow",
                    AS_LONG_AS_DISPUTABLE,
                    "What persons ask."),
            topic(DECISIONS, Decision.SCHEMA$, "dashboard", "workflow", AS_LONG_AS_DISPUTABLE, "What staff decide."),
            topic(TIMERS, Timer.SCHEMA$, "workflow", "workflow", DAYS, "Timers of cases that are due."),
            topic(REPORTS, Report.SCHEMA$, "connectors", "workflow", DAYS, "What systems answer."),
            new Topic(
                    CASE_STATUS,
                    CaseStatus.SCHEMA$,
                    "workflow",
                    "request-intake, anyone allowed",
                    true,
                    Optional.empty(),
                    "Where each case stands."),
            topic(
                    CASE_EVENTS,
                    CaseEvents.SCHEMA$,
                    "workflow",
                    "workflow, audit",
                    Duration.ofDays(10 * 365),
                    "The history of every case, hash-chained, sealed with the key of the case."),
            announcements(CONTROLLER, Controller.SCHEMA$, "workflow", "everybody", "Who the controller is."),
            announcements(SYSTEMS, SystemAnnouncement.SCHEMA$, "connectors", "workflow", "What each system can do."));

    private Topics() {}

    /**
     * The topic of the commands to one system.
     *
     * @throws IllegalArgumentException if the system id is not 1 to 49 of a-z, 0-9 and '-', starting with a letter
     */
    public static String commandsTo(String system) {
        if (!SYSTEM_ID.matcher(system).matches()) {
            throw new IllegalArgumentException(
                    "Expected a system id of a-z, 0-9 and '-' that starts with a letter, but got '%s'"
                            .formatted(system));
        }
        return "privacy.commands." + system + ".v1";
    }

    /** How long personal data stays at the broker at most: no case may be forgotten before. */
    public static Duration personalDataKeptFor() {
        return SHARED.stream()
                .filter(Topic::carriesPersonalData)
                .flatMap(topic -> topic.keptFor().stream())
                .max(Duration::compareTo)
                .orElse(DAYS);
    }

    /** The whole catalogue for these systems, without the dead-letter topics. */
    public static List<Topic> all(Collection<String> systems) {
        List<Topic> all = new ArrayList<>(SHARED);
        for (String system : systems) {
            all.add(topic(
                    commandsTo(system),
                    Command.SCHEMA$,
                    "workflow",
                    "the system " + system + " alone",
                    DAYS,
                    "What " + system + " is told to do."));
        }
        return List.copyOf(all);
    }

    private static Topic topic(
            String name,
            org.apache.avro.Schema schema,
            String writtenBy,
            String readBy,
            Duration keptFor,
            String purpose) {
        return new Topic(name, schema, writtenBy, readBy, true, Optional.of(keptFor), purpose);
    }

    private static Topic announcements(
            String name, org.apache.avro.Schema schema, String writtenBy, String readBy, String purpose) {
        return new Topic(name, schema, writtenBy, readBy, false, Optional.empty(), purpose);
    }
}
