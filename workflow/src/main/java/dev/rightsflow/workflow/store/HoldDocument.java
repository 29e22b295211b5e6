package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldReview;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Release;
import dev.rightsflow.workflow.holds.Scope;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How a hold lies in MongoDB. Days are texts: they have no time and no zone. */
final class HoldDocument {

    static final String ID = "_id";
    static final String REVISION = "revision";
    /** The revision that the covered cases have been told of; absent after every change. */
    static final String ANNOUNCED = "announced";

    static final String ISSUED_AT = "issuedAt";

    private HoldDocument() {}

    static Document write(HoldEntry entry, long revision) {
        Hold hold = entry.hold();
        return new Document(ID, hold.id())
                .append(REVISION, revision)
                .append("type", hold.type().name())
                .append("ground", hold.ground())
                .append("statute", hold.statute())
                .append("scope", write(hold.scope()))
                .append("from", day(hold.from()))
                .append("until", day(hold.until()))
                .append("reviewOn", day(hold.reviewOn()))
                .append("disclosable", hold.disclosable())
                .append("matter", entry.matter())
                .append("custodian", entry.custodian())
                .append("covered", write(entry.covered()))
                .append("texts", new Document(Map.copyOf(entry.texts())))
                .append("issuedBy", entry.issuedBy())
                .append(ISSUED_AT, Date.from(entry.issuedAt()))
                .append("approvedBy", entry.approvedBy())
                .append("release", entry.release() == null ? null : write(entry.release()))
                .append(
                        "reviews",
                        entry.reviews().stream().map(HoldDocument::write).toList());
    }

    static HoldEntry read(Document document) {
        Hold hold = new Hold(
                document.getString(ID),
                HoldType.valueOf(document.getString("type")),
                document.getString("ground"),
                text(document, "statute"),
                scope(document.get("scope", Document.class)),
                day(document, "from"),
                day(document, "until"),
                day(document, "reviewOn"),
                document.getBoolean("disclosable"));
        Document release = document.get("release", Document.class);
        return new HoldEntry(
                hold,
                document.getString("matter"),
                document.getString("custodian"),
                covered(document.get("covered", Document.class)),
                document.get("texts", Document.class).entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, text -> String.valueOf(text.getValue()))),
                document.getString("issuedBy"),
                document.getDate(ISSUED_AT).toInstant(),
                text(document, "approvedBy"),
                release == null ? null : release(release),
                document.getList("reviews", Document.class, List.of()).stream()
                        .map(HoldDocument::review)
                        .toList());
    }

    private static Document write(HoldReview review) {
        return new Document("by", review.by())
                .append("at", Date.from(review.at()))
                .append("why", review.why())
                .append("until", day(review.until()))
                .append("reviewOn", day(review.reviewOn()));
    }

    private static HoldReview review(Document review) {
        return new HoldReview(
                review.getString("by"),
                review.getDate("at").toInstant(),
                review.getString("why"),
                day(review, "until"),
                day(review, "reviewOn"));
    }

    private static Document write(Scope scope) {
        return new Document("system", scope.system())
                .append("category", scope.category())
                .append("recordsFrom", day(scope.recordsFrom()))
                .append("recordsUntil", day(scope.recordsUntil()));
    }

    private static Scope scope(Document scope) {
        return new Scope(
                text(scope, "system"), text(scope, "category"), day(scope, "recordsFrom"), day(scope, "recordsUntil"));
    }

    /** Null hashes say everybody, and an empty list those who are forgotten: it would be a hold on nobody. */
    private static Document write(Covered covered) {
        return switch (covered) {
            case Covered.Persons persons -> new Document("identifierHashes", List.copyOf(persons.identifierHashes()));
            case Covered.Forgotten(int identifiers) ->
                new Document("identifierHashes", List.of()).append("forgotten", identifiers);
            case Covered.Everybody everybody -> new Document("identifierHashes", null);
        };
    }

    private static Covered covered(Document covered) {
        List<String> hashes = covered.getList("identifierHashes", String.class);
        if (hashes == null) {
            return new Covered.Everybody();
        }
        return hashes.isEmpty()
                ? new Covered.Forgotten(covered.getInteger("forgotten"))
                : new Covered.Persons(Set.copyOf(hashes));
    }

    private static Document write(Release release) {
        return new Document("requestedBy", release.requestedBy())
                .append("requestedAt", Date.from(release.requestedAt()))
                .append("why", release.why())
                .append("approvedBy", release.approvedBy())
                .append("approvedAt", release.approvedAt() == null ? null : Date.from(release.approvedAt()));
    }

    private static Release release(Document release) {
        Date approvedAt = release.getDate("approvedAt");
        return new Release(
                release.getString("requestedBy"),
                release.getDate("requestedAt").toInstant(),
                release.getString("why"),
                text(release, "approvedBy"),
                approvedAt == null ? null : approvedAt.toInstant());
    }

    private static @Nullable String text(Document document, String key) {
        return document.getString(key);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(Document document, String key) {
        String day = document.getString(key);
        return day == null ? null : LocalDate.parse(day);
    }
}
