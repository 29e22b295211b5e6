package dev.rightsflow.workflow.staff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who of the staff looked at or did what, in ids only. A log of its own, {@code rightsflow.audit}, so that it can be kept apart. */
final class Audit {

    private static final Logger log = LoggerFactory.getLogger("rightsflow.audit");

    private Audit() {}

    static void personShown(String user, String caseId) {
        log.info("staff:{} was shown the person of {}", user, caseId);
    }

    static void letterShown(String user, String commandId) {
        log.info("staff:{} was shown the letter {}", user, commandId);
    }

    static void entered(String user, String caseId) {
        log.info("staff:{} entered the request {}", user, caseId);
    }

    static void decided(String user, String caseId, String decision, String decisionId) {
        log.info("staff:{} decided {} on {} ({})", user, decision, caseId, decisionId);
    }

    static void holdDecided(String user, String holdId, String decision) {
        log.info("staff:{} decided {} on hold {}", user, decision, holdId);
    }

    static void replayed(String user, String letterId) {
        log.info("staff:{} put {} back", user, letterId);
    }
}
