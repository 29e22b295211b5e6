package dev.rightsflow.local.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Two members of the staff who work through the staff pages, and the recipients whom they wait for; what somebody did is
 * remembered across a kill.
 */
final class Staff {

    /** How often a page is opened that waits for the workflow. */
    private static final int LOOKS = 100;

    private final StaffPages first;
    private final StaffPages second;
    private final Recipient recipient;
    private final Mailboxes mailboxes;
    private final Journal journal;
    private final Map<String, Integer> taken;

    Staff(StaffPages first, StaffPages second, Recipient recipient, Mailboxes mailboxes, Journal journal) {
        this.first = first;
        this.second = second;
        this.recipient = recipient;
        this.mailboxes = mailboxes;
        this.journal = journal;
        this.taken = new HashMap<>(journal.decided());
    }

    boolean isFinished(SampleRequest request) {
        return left(request).isEmpty();
    }

    /** Steps of a line that were never taken, since what they wait for did not come. */
    List<StaffStep> left(SampleRequest request) {
        return request.staff()
                .subList(
                        Math.min(taken(request), request.staff().size()),
                        request.staff().size());
    }

    /** Enters what came in another way than through the form, and waits for the letter in which the person reads how to follow it. */
    PublicApi.Accepted enter(SampleRequest request, SampleRequest.Entered came) {
        String reference = journal.entering(request.id()).orElseGet(() -> {
            String fresh = first.newReference();
            journal.entering(request.id(), fresh);
            return fresh;
        });
        Map<String, String> fields = new HashMap<>(Map.of(
                "channel", came.channel(),
                "receivedOn",
                        LocalDate.now(ZoneOffset.UTC).minusDays(came.daysAgo()).toString(),
                "right", request.right(),
                "relation", request.request().path("relation").asString(),
                "language", request.request().path("language").asString(),
                "message", request.request().path("message").asString(""),
                "postalAddress", came.postalAddress()));
        List.of("name", "email", "phone", "nationalId").forEach(field -> fields.put(field, request.identity(field)));
        first.enter(reference, fields);
        return new PublicApi.Accepted(reference, awaitSecret(reference));
    }

    private String awaitSecret(String reference) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<String> secret = first.statusSecret(reference);
            if (secret.isPresent()) {
                return secret.get();
            }
            Demo.pause();
        }
        throw new IllegalStateException("Expected a letter to be posted for " + reference + ", but there is none");
    }

    /** Whether something has to be done before the person goes on. */
    boolean isFirst(SampleRequest request, Result result) {
        return !isFinished(request) && request.staff().get(taken(request)).at().equals(result.stage());
    }

    /**
     * Takes the next step if its time has come.
     *
     * @param ended whether the request of a line has ended
     */
    void look(SampleRequest request, String reference, Result result, Predicate<String> ended) {
        if (isFinished(request)) {
            return;
        }
        StaffStep step = request.staff().get(taken(request));
        // A request that the workflow has not spoken of yet is RECEIVED, too, and waits for nobody.
        boolean known = result.closed() || !result.waitingFor().isEmpty();
        boolean ready = known && result.stage().equals(step.at()) && (step.after() == null || ended.test(step.after()));
        if (ready && take(step, request, reference)) {
            taken.merge(request.id(), 1, Integer::sum);
            journal.decided(request.id());
        }
    }

    /** @return whether it is done; otherwise it is tried again */
    private boolean take(StaffStep step, SampleRequest request, String reference) {
        StaffPages pages = step.takesSecondPerson() ? second : first;
        if (step.isRecipients()) {
            // One without a mailbox is told over OpenDSR, and confirms without anybody's help.
            Optional.ofNullable(step.fields().get("mailbox"))
                    .ifPresent(mailbox -> recipient.confirm(mailbox, reference));
            return pages.seesEveryLetterConfirmed(reference);
        }
        if (step.isPersons()) {
            return mailboxes.says(
                    request.email(), reference, List.copyOf(step.fields().values()));
        }
        switch (step.decide()) {
            case "acknowledge" -> pages.acknowledge(reference);
            case "post" -> {
                return pages.postLetter(reference);
            }
            case "settle" -> {
                return pages.settle(reference, step.fields());
            }
            case "place-hold" -> pages.placeHold(reference, step.fields());
            case "request-release", "approve-release" -> pages.decideOnHold(reference, step.decide(), step.fields());
            default -> pages.decide(reference, step);
        }
        return true;
    }

    private int taken(SampleRequest request) {
        return taken.getOrDefault(request.id(), 0);
    }
}
