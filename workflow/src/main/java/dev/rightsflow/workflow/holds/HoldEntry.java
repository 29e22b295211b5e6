package dev.rightsflow.workflow.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hold as the registry keeps it: with everything that lets a stranger judge, years later, why it was there.
 *
 * @param matter what it is about: a case number, a dispute
 * @param custodian who answers for it and is asked at its review
 * @param texts language to what the person is told, where the hold may be disclosed
 * @param reviews oldest first
 * @param approvedBy a second person who confirmed it; a hold works before that, since keeping can be undone and erasing can't
 */
public record HoldEntry(
        Hold hold,
        String matter,
        String custodian,
        Covered covered,
        Map<String, String> texts,
        String issuedBy,
        Instant issuedAt,
        @Nullable String approvedBy,
        @Nullable Release release,
        List<HoldReview> reviews) {

    public HoldEntry {
        texts = Map.copyOf(texts);
        reviews = List.copyOf(reviews);
        if (matter.isBlank() || custodian.isBlank() || issuedBy.isBlank()) {
            throw new IllegalArgumentException("Expected hold '" + hold.id()
                    + "' to name its matter, its custodian and who issued it, but one of them is blank");
        }
        if (issuedBy.equals(approvedBy)) {
            throw new IllegalArgumentException(
                    "Expected hold '" + hold.id() + "' to be approved by a second person, but its issuer approved it");
        }
        if (hold.disclosable() && texts.isEmpty()) {
            throw new IllegalArgumentException("Expected hold '" + hold.id()
                    + "' to carry a text for the person, but it has none; give it one or say that it must not"
                    + " be disclosed");
        }
    }

    public static HoldEntry issued(
            Hold hold,
            String matter,
            String custodian,
            Covered covered,
            Map<String, String> texts,
            String by,
            Instant at) {
        return new HoldEntry(hold, matter, custodian, covered, texts, by, at, null, null, List.of());
    }

    public boolean isReleased() {
        return release != null && release.isComplete();
    }

    public boolean isInForce(LocalDate today) {
        return !isReleased() && hold.isInForce(today);
    }

    /**
     * The day on which it came to its end, if it has: of its release, or the last that it named.
     *
     * @param day which day a time is on
     */
    public Optional<LocalDate> endedOn(LocalDate today, Function<Instant, LocalDate> day) {
        if (release != null && release.approvedAt() != null) {
            return Optional.of(day.apply(release.approvedAt()));
        }
        return Optional.ofNullable(hold.until()).filter(today::isAfter);
    }

    /** Whether it can tell whom it covers, or covered. */
    public boolean knowsPersons() {
        return covered instanceof Covered.Persons;
    }

    /** Still evidence that, why and by whom something was kept, and no longer whose it was. */
    public HoldEntry forgettingPersons() {
        return covered instanceof Covered.Persons(Set<String> hashes)
                ? new HoldEntry(
                        hold,
                        matter,
                        custodian,
                        new Covered.Forgotten(hashes.size()),
                        texts,
                        issuedBy,
                        issuedAt,
                        approvedBy,
                        release,
                        reviews)
                : this;
    }

    /** Whether somebody should have looked by now whether the hold is still needed. */
    public boolean needsReview(LocalDate today) {
        return isInForce(today) && hold.reviewOn() != null && !today.isBefore(hold.reviewOn());
    }

    public boolean covers(Set<String> identifierHashes) {
        return covered.includes(identifierHashes);
    }

    HoldEntry with(Hold newHold) {
        return new HoldEntry(
                newHold, matter, custodian, covered, texts, issuedBy, issuedAt, approvedBy, release, reviews);
    }

    HoldEntry with(@Nullable Release newRelease) {
        return new HoldEntry(
                hold, matter, custodian, covered, texts, issuedBy, issuedAt, approvedBy, newRelease, reviews);
    }

    HoldEntry with(HoldReview review) {
        List<HoldReview> more = new ArrayList<>(reviews);
        more.add(review);
        return new HoldEntry(hold, matter, custodian, covered, texts, issuedBy, issuedAt, approvedBy, release, more);
    }

    HoldEntry withApproval(String by) {
        return new HoldEntry(hold, matter, custodian, covered, texts, issuedBy, issuedAt, by, release, reviews);
    }
}
