package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.vault.Confidential;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.types.Binary;

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

    /** Of what systems know the person by; none in what an earlier version wrote. */
    static final String LOCATED_HASHES = "locatedHashes";

    /** The holds that the case knows, by id. */
    static final String HOLDS = "holds";

    /** The same, each with what a review may change. */
    static final String HOLD_STATES = "holdStates";

    /** The first day on which something that is kept in a case that has closed is looked at again. */
    static final String LOOK_AGAIN = "lookAgain";

    /** What is kept in a case that has closed, item by item. */
    static final String KEPT = "kept";

    private static final String DATA_KEY = "dataKey";
    private static final String SUBJECT = "subject";
    private static final String EXTRACTS = "extracts";
    private static final String REASONS = "reasons";

    private static final DocumentCodec NESTED = new DocumentCodec();

    private final CaseJson json;

    CaseDocument(CaseJson json) {
        this.json = json;
    }

    /** Writes it field by field, as it goes over the wire: a {@link Document} in between would be built to be read once. */
    void write(BsonWriter to, StoredCase stored, int partition) {
        Case state = stored.state();
        Confidential confidential = stored.confidential();
        List<String> waitingFor = stored.waitingFor();
        List<String> recipients = state.unconfirmedRecipients();
        boolean needsStaff = needsStaff(state);
        to.writeStartDocument();
        to.writeString(ID, state.id());
        to.writeInt64(VERSION, stored.version());
        to.writeInt32(PARTITION, partition);
        to.writeString(STAGE, state.stage().name());
        // A deferred erasure that needs a person brings a case that has ended back before their eyes.
        to.writeBoolean(CLOSED, state.isClosed() && !needsStaff);
        to.writeString(RIGHT, state.facts().right().name());
        to.writeString(RELATION, state.facts().subjectType());
        to.writeDateTime(RECEIVED_AT, state.facts().receivedAt().toEpochMilli());
        to.writeString(DUE, state.clock().dueStrict().toString());
        to.writeString(DUE_SUSPENDED, state.clock().dueSuspended().toString());
        write(to, WAITING_FOR, waitingFor);
        to.writeBoolean(NEEDS_STAFF, needsStaff);
        to.writeBoolean(PARKED, state.tasks().values().stream().anyMatch(CaseDocument::isParked));
        write(to, RECIPIENTS, recipients);
        to.writeBoolean(AWAITS_RECIPIENT, !recipients.isEmpty());
        to.writeInt32(TASKS, state.tasks().size());
        to.writeInt32(TASKS_OPEN, (int)
                state.tasks().values().stream().filter(Task::isOpen).count());
        nextTimer(stored).ifPresent(next -> to.writeDateTime(NEXT_TIMER, next.toEpochMilli()));
        to.writeBoolean(HOLDABLE, isHoldable(state));
        write(to, HOLDS, state.holds().keySet());
        write(
                to,
                HOLD_STATES,
                state.holds().values().stream().map(CaseDocument::stateOf).toList());
        state.kept().stream()
                .map(Disposition.Keep::lookAgainOn)
                .min(Comparator.naturalOrder())
                .ifPresent(day -> to.writeString(LOOK_AGAIN, day.toString()));
        if (state.isClosed() && state.isGranted()) {
            to.writeStartArray(KEPT);
            state.kept()
                    .forEach(keep -> NESTED.encode(
                            to,
                            KeptDocument.write(keep),
                            EncoderContext.builder().build()));
            to.writeEndArray();
        }
        write(to, STATE, json.write(state));
        write(to, LAST_HASH, stored.lastHash());
        write(to, DATA_KEY, confidential.dataKey());
        write(to, SUBJECT, confidential.subject());
        write(to, IDENTIFIER_HASHES, confidential.identifierHashes());
        write(to, LOCATED_HASHES, confidential.locatedHashes());
        write(to, EXTRACTS, confidential.extracts());
        write(to, REASONS, confidential.reasons());
        write(to, BOOKKEEPING, new CaseBookkeeping(stored.applied(), stored.pending()).write());
        write(to, WITHHELD, stored.withheld());
        to.writeEndDocument();
    }

    private static void write(BsonWriter to, String field, byte[] bytes) {
        to.writeBinaryData(field, new BsonBinary(bytes));
    }

    private static void write(BsonWriter to, String field, Collection<String> texts) {
        to.writeStartArray(field);
        texts.forEach(to::writeString);
        to.writeEndArray();
    }

    private static void write(BsonWriter to, String field, Map<String, byte[]> values) {
        to.writeStartDocument(field);
        values.forEach((name, bytes) -> write(to, name, bytes));
        to.writeEndDocument();
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
                        document.get(DATA_KEY, Binary.class).getData(),
                        document.get(SUBJECT, Binary.class).getData(),
                        Set.copyOf(document.getList(IDENTIFIER_HASHES, String.class)),
                        Set.copyOf(document.getList(LOCATED_HASHES, String.class, List.of())),
                        bytes(document.get(EXTRACTS, Document.class)),
                        bytes(document.get(REASONS, Document.class))),
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
    private static Optional<Instant> nextTimer(StoredCase stored) {
        return stored.withheld().isEmpty()
                ? stored.state().timers().values().stream().min(Comparator.naturalOrder())
                : Optional.of(Instant.EPOCH);
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

    private static Map<String, byte[]> bytes(Document document) {
        Map<String, byte[]> map = new LinkedHashMap<>();
        document.forEach((key, value) -> map.put(key, ((Binary) value).getData()));
        return map;
    }
}
