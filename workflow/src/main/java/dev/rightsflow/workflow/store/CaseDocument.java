package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.vault.Confidential;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A case as a document. The case itself is one JSON text, since nobody but its own code reads its inside; what queries ask
 * for is lifted out beside it.
 */
final class CaseDocument {

    static final String ID = "_id";
    static final String VERSION = "version";
    static final String PARTITION = "partition";
    static final String STAGE = "stage";
    static final String CLOSED = "closed";
    static final String RIGHT = "right";
    static final String RELATION = "relation";
    static final String RECEIVED_AT = "receivedAt";
    static final String DUE = "due";
    static final String DUE_SUSPENDED = "dueSuspended";
    static final String WAITING_FOR = "waitingFor";
    static final String NEEDS_STAFF = "needsStaff";
    static final String PARKED = "parked";

    /** The recipients of the data that have not confirmed, by id; cases that have ended are waited for as well. */
    static final String RECIPIENTS = "recipients";

    /** Whether there are any: an index can count what is true, and not what is in a list. */
    static final String AWAITS_RECIPIENT = "awaitsRecipient";

    static final String TASKS = "tasks";
    static final String TASKS_OPEN = "tasksOpen";
    static final String NEXT_TIMER = "nextTimer";
    static final String STATE = "state";
    static final String WITHHELD = "withheld";
    static final String LAST_HASH = "lastHash";
    static final String BOOKKEEPING = "bookkeeping";

    /** Whether a hold may still change anything: the case is open, or something is kept that is to be erased later. */
    static final String HOLDABLE = "holdable";

    static final String IDENTIFIER_HASHES = "identifierHashes";

    /** The holds that the case knows, by id. */
    static final String HOLDS = "holds";

    /** The same, each with what a review may change. */
    static final String HOLD_STATES = "holdStates";

    /** The first day on which something that is kept in a case that has closed is looked at again. */
    static final String LOOK_AGAIN = "lookAgain";

    /** What is kept in a case that has closed, item by item. */
    static final String KEPT = "kept";

    private final CaseJson json;

    CaseDocument(CaseJson json) {
        this.json = json;
    }

    Document write(StoredCase stored, int partition) {
        Case state = stored.state();
        Confidential confidential = stored.confidential();
        return new Document(ID, state.id())
                .append(VERSION, stored.version())
                .append(PARTITION, partition)
                .append(STAGE, state.stage().name())
                // A deferred erasure that needs a person brings a case that has ended back before their eyes.
                .append(CLOSED, state.isClosed() && !needsStaff(state))
                .append(RIGHT, state.facts().right().name())
                .append(RELATION, state.facts().subjectType())
                .append(RECEIVED_AT, Date.from(state.facts().receivedAt()))
                .append(DUE, state.clock().dueStrict().toString())
                .append(DUE_SUSPENDED, state.clock().dueSuspended().toString())
                .append(WAITING_FOR, stored.waitingFor())
                .append(NEEDS_STAFF, needsStaff(state))
                .append(PARKED, state.tasks().values().stream().anyMatch(CaseDocument::isParked))
                .append(RECIPIENTS, state.unconfirmedRecipients())
                .append(AWAITS_RECIPIENT, !state.unconfirmedRecipients().isEmpty())
                .append(TASKS, state.tasks().size())
                .append(TASKS_OPEN, (int)
                        state.tasks().values().stream().filter(Task::isOpen).count())
                .append(NEXT_TIMER, nextTimer(stored))
                .append(HOLDABLE, isHoldable(state))
                .append(HOLDS, List.copyOf(state.holds().keySet()))
                .append(
                        HOLD_STATES,
                        state.holds().values().stream()
                                .map(CaseDocument::stateOf)
                                .toList())
                .append(
                        LOOK_AGAIN,
                        state.kept().stream()
                                .map(Disposition.Keep::lookAgainOn)
                                .min(Comparator.naturalOrder())
                                .map(LocalDate::toString)
                                .orElse(null))
                .append(
                        KEPT,
                        state.isClosed() && state.isGranted()
                                ? state.kept().stream().map(KeptDocument::write).toList()
                                : List.of())
                .append(STATE, new Binary(json.write(state)))
                .append(LAST_HASH, new Binary(stored.lastHash()))
                .append("dataKey", new Binary(confidential.dataKey()))
                .append("subject", new Binary(confidential.subject()))
                .append(IDENTIFIER_HASHES, List.copyOf(confidential.identifierHashes()))
                .append("extracts", binaries(confidential.extracts()))
                .append("reasons", binaries(confidential.reasons()))
                .append(BOOKKEEPING, new Binary(new CaseBookkeeping(stored.applied(), stored.pending()).write()))
                .append(WITHHELD, List.copyOf(stored.withheld()));
    }

    /** Whether a hold has something to stop: as long as something is kept, or is being erased or told again after the end. */
    private static boolean isHoldable(Case state) {
        return !state.isClosed()
                || !state.kept().isEmpty()
                || !state.deferred().isEmpty()
                || !state.isEveryEffectSettled();
    }

    StoredCase read(Document document) {
        CaseBookkeeping bookkeeping =
                CaseBookkeeping.read(document.get(BOOKKEEPING, Binary.class).getData());
        return new StoredCase(
                state(document),
                new Confidential(
                        document.get("dataKey", Binary.class).getData(),
                        document.get("subject", Binary.class).getData(),
                        Set.copyOf(document.getList(IDENTIFIER_HASHES, String.class)),
                        bytes(document.get("extracts", Document.class)),
                        bytes(document.get("reasons", Document.class))),
                document.get(LAST_HASH, Binary.class).getData(),
                bookkeeping.applied(),
                bookkeeping.pending(),
                withheld(document));
    }

    Set<String> withheld(Document document) {
        return Set.copyOf(document.getList(WITHHELD, String.class, List.of()));
    }

    Case state(Document document) {
        return json.read(document.get(STATE, Binary.class).getData());
    }

    /** When its first timer is due; at once where commands are withheld, which may have to be sent any moment. */
    private static @Nullable Date nextTimer(StoredCase stored) {
        if (!stored.withheld().isEmpty()) {
            return Date.from(Instant.EPOCH);
        }
        return stored.state().timers().values().stream()
                .min(Comparator.naturalOrder())
                .map(Date::from)
                .orElse(null);
    }

    static String stateOf(Hold hold) {
        return hold.id() + "@" + hold.until() + "/" + hold.reviewOn();
    }

    private static boolean needsStaff(Case state) {
        return state.waitingFor().stream().anyMatch(CaseDocument::isForStaff);
    }

    private static boolean isForStaff(String waitingFor) {
        return waitingFor.startsWith("STAFF:");
    }

    private static boolean isParked(Task task) {
        return task.state() == Task.State.PARKED;
    }

    private static Document binaries(Map<String, byte[]> map) {
        Document document = new Document();
        map.forEach((key, value) -> document.append(key, new Binary(value)));
        return document;
    }

    private static Map<String, byte[]> bytes(Document document) {
        Map<String, byte[]> map = new LinkedHashMap<>();
        document.forEach((key, value) -> map.put(key, ((Binary) value).getData()));
        return map;
    }
}
