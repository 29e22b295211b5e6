package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command that writes whole documents by their id, understood from its bytes alone: inserts, and replacements of the one
 * document that has this id and, where more fields are named, these integers or texts in them. That is nearly all that a
 * workflow writes.
 */
record RawWrite(String database, String collection, boolean inserts, byte[] bytes, List<Change> changes) {

    private static final String INSERT = "insert";
    private static final String UPDATE = "update";

    /**
     * @param query where the query begins
     * @param conditional whether it names more than the id
     * @param offset of the document
     */
    record Change(String id, int query, boolean conditional, int offset, int length, boolean upsert) {}

    static Optional<RawWrite> of(byte[] sections) {
        try {
            return Optional.ofNullable(read(sections));
        } catch (Fields.Unclear e) {
            return Optional.empty();
        }
    }

    private static @Nullable RawWrite read(byte[] bytes) {
        if (bytes[0] != RawMessage.SECTION_KIND_BODY) {
            return null;
        }
        Fields body = new Fields(bytes, 1);
        if (!body.next() || !(body.isNamed(UPDATE) || body.isNamed(INSERT))) {
            return null;
        }
        boolean inserts = body.isNamed(INSERT);
        String collection = body.text();
        String database = null;
        while (body.next()) {
            if (body.isNamed("$db")) {
                database = body.text();
            }
        }
        int first = firstDocument(bytes, 1 + Bson.intAt(bytes, 1), inserts ? "documents" : "updates");
        if (database == null || first < 0) {
            return null;
        }
        List<Change> changes = new ArrayList<>();
        for (int next = first; next < bytes.length; next += Bson.intAt(bytes, next)) {
            Change change = inserts ? insert(bytes, next) : replacement(bytes, next);
            if (change == null) {
                return null;
            }
            changes.add(change);
        }
        return new RawWrite(database, collection, inserts, bytes, changes);
    }

    /** Where the documents begin, if they come in a sequence of their own that is all there is behind the body. */
    private static int firstDocument(byte[] bytes, int sequence, String name) {
        int start = sequence + 1 + Integer.BYTES;
        int end = start + name.length() + 1;
        return end < bytes.length
                        && bytes[sequence] == RawMessage.SECTION_KIND_DOCUMENT_SEQUENCE
                        && Bson.intAt(bytes, sequence + 1) == bytes.length - sequence - 1
                        && bytes[end - 1] == 0
                        && name.equals(new String(bytes, start, name.length(), StandardCharsets.US_ASCII))
                ? end
                : -1;
    }

    private static @Nullable Change insert(byte[] bytes, int offset) {
        String id = idOf(bytes, offset);
        return id == null ? null : new Change(id, offset, false, offset, Bson.intAt(bytes, offset), false);
    }

    private static @Nullable Change replacement(byte[] bytes, int start) {
        Fields fields = new Fields(bytes, start);
        int query = -1;
        int document = -1;
        boolean upsert = false;
        while (fields.next()) {
            if (fields.isNamed("q") && fields.isDocument()) {
                query = fields.value();
            } else if (fields.isNamed("u") && fields.isDocument()) {
                document = fields.value();
            } else if (fields.isNamed("upsert")) {
                upsert = fields.isTrue();
            } else if (!fields.isNamed("multi") || fields.isTrue()) {
                return null;
            }
        }
        if (query < 0 || document < 0) {
            return null;
        }
        String id = null;
        boolean conditional = false;
        Fields asked = new Fields(bytes, query);
        while (asked.next()) {
            if (asked.isNamed(PrimaryIndex.ID)) {
                id = asked.text();
            } else if ((asked.isInteger() || asked.isText()) && !asked.isOperatorOrPath()) {
                conditional = true;
            } else {
                return null;
            }
        }
        // To insert what does not match, though its id is there, is refused on the long way.
        return id == null || !id.equals(idOf(bytes, document)) || (upsert && conditional)
                ? null
                : new Change(id, query, conditional, document, Bson.intAt(bytes, document), upsert);
    }

    /** The id of a document that begins with it and has no name in it that means more than itself. */
    private static @Nullable String idOf(byte[] bytes, int document) {
        Fields fields = new Fields(bytes, document);
        if (!fields.next() || !fields.isNamed(PrimaryIndex.ID)) {
            return null;
        }
        String id = fields.text();
        while (fields.next()) {
            if (fields.isOperatorOrPath()) {
                return null;
            }
        }
        return id;
    }

    /** @param stored the document that has its id */
    boolean matches(Change change, byte[] stored) {
        try {
            return !change.conditional() || allHold(change, stored);
        } catch (Fields.Unclear e) {
            byte[] query = Arrays.copyOfRange(bytes, change.query(), bytes.length);
            return new DefaultQueryMatcher().matches(Bson.decoded(stored), Bson.decoded(query));
        }
    }

    private boolean allHold(Change change, byte[] stored) {
        Fields asked = new Fields(bytes, change.query());
        while (asked.next()) {
            Fields found = new Fields(stored, 0);
            if (!found.goToNameOf(asked) || !found.hasValueOf(asked)) {
                return false;
            }
        }
        return true;
    }

    boolean isSame(Change change, byte[] stored) {
        return Arrays.equals(bytes, change.offset(), change.offset() + change.length(), stored, 0, stored.length);
    }
}
