package dev.rightsflow.workflow.holds;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What staff decide about a hold after it has been placed: each decision leads to the hold's next entry, or is refused with a reason. */
public sealed interface HoldDecision {

    /** Who decides. */
    String by();

    record Approve(String by) implements HoldDecision {}

    /** Still needed: the next review, or the end, is on another day. */
    record Review(
            String by,
            Instant at,
            String why,
            @Nullable LocalDate until,
            @Nullable LocalDate reviewOn) implements HoldDecision {}

    record RequestRelease(String by, Instant at, String why) implements HoldDecision {}

    record ApproveRelease(String by, Instant at) implements HoldDecision {}

    record DeclineRelease(String by) implements HoldDecision {}

    sealed interface Outcome {

        record Accepted(HoldEntry entry) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    default Outcome decide(HoldEntry entry) {
        String id = entry.hold().id();
        if (entry.isReleased()) {
            return new Outcome.Refused("Expected hold '" + id + "' to be in force, but it has been released");
        }
        return switch (this) {
            case Approve approve -> approve(entry, approve);
            case Review review -> review(entry, review);
            case RequestRelease request -> requestRelease(entry, request);
            case ApproveRelease approve -> approveRelease(entry, approve);
            case DeclineRelease decline -> declineRelease(entry);
        };
    }

    private static Outcome approve(HoldEntry entry, Approve approve) {
        if (approve.by().equals(entry.issuedBy())) {
            return refused(entry, "be approved by a second person", "'" + approve.by() + "' issued it");
        }
        return new Outcome.Accepted(entry.withApproval(approve.by()));
    }

    private static Outcome review(HoldEntry entry, Review review) {
        if (review.why().isBlank()) {
            return refused(entry, "be reviewed with a reason", "none is given");
        }
        if (entry.covered() instanceof Covered.Forgotten) {
            return refused(entry, "know whom it covers", "it ended long ago and has forgotten them; place a new one");
        }
        if (review.until() == null && review.reviewOn() == null) {
            return refused(entry, "end on a day or be reviewed on one", "the review names neither");
        }
        Hold hold = entry.hold();
        if (hold.from() != null && review.until() != null && review.until().isBefore(hold.from())) {
            return refused(entry, "end after it begins on " + hold.from(), "the review ends it on " + review.until());
        }
        // A review that brings the end forward does what a release does, so it takes a release's two persons.
        if (review.until() != null && shortens(hold, review.until())) {
            return refused(
                    entry, "be shortened by two persons", "a review is one person's; request its release instead");
        }
        HoldEntry looked =
                entry.with(new HoldReview(review.by(), review.at(), review.why(), review.until(), review.reviewOn()));
        return new Outcome.Accepted(looked.with(new Hold(
                hold.id(),
                hold.type(),
                hold.ground(),
                hold.statute(),
                hold.scope(),
                hold.from(),
                review.until(),
                review.reviewOn(),
                hold.disclosable())));
    }

    private static boolean shortens(Hold hold, LocalDate until) {
        return hold.until() == null || until.isBefore(hold.until());
    }

    private static Outcome requestRelease(HoldEntry entry, RequestRelease request) {
        if (entry.release() != null) {
            return refused(
                    entry,
                    "have no release asked for",
                    "'" + entry.release().requestedBy() + "' asked already; approve or decline that one");
        }
        if (request.why().isBlank()) {
            return refused(entry, "be released for a reason", "none is given");
        }
        return new Outcome.Accepted(entry.with(Release.requested(request.by(), request.at(), request.why())));
    }

    private static Outcome approveRelease(HoldEntry entry, ApproveRelease approve) {
        Release release = entry.release();
        if (release == null) {
            return refused(entry, "have a release asked for", "nobody has asked");
        }
        if (release.requestedBy().equals(approve.by())) {
            return refused(entry, "be released by two persons", "'" + approve.by() + "' asked for it");
        }
        return new Outcome.Accepted(entry.with(release.approved(approve.by(), approve.at())));
    }

    private static Outcome declineRelease(HoldEntry entry) {
        if (entry.release() == null) {
            return refused(entry, "have a release asked for", "nobody has asked");
        }
        return new Outcome.Accepted(entry.with((Release) null));
    }

    private static Outcome refused(HoldEntry entry, String expected, String but) {
        return new Outcome.Refused("Expected hold '" + entry.hold().id() + "' to " + expected + ", but " + but);
    }
}
