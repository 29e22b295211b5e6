package dev.rightsflow.local.demo;

import dev.rightsflow.local.samples.Holdings;
import dev.rightsflow.local.samples.SampleSystems;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plays the people of the sample file: asks through the public API, follows the links in their mails, and waits until
 * every request has its ending. Killed at any moment, it goes on where it was.
 */
final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final List<SampleRequest> requests;
    private final PublicApi api;
    private final Staff staff;
    private final Mailboxes mailboxes;
    private final Holdings holdings;
    private final SampleSystems samples;
    private final Journal journal;
    private final Consumer<String> say;
    private final Map<String, PublicApi.Accepted> accepted;
    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private String lastSaid = "";

    Demo(
            List<SampleRequest> requests,
            PublicApi api,
            Staff staff,
            Mailboxes mailboxes,
            Holdings holdings,
            SampleSystems samples,
            Journal journal,
            Consumer<String> say) {
        this.requests = requests;
        this.api = api;
        this.staff = staff;
        this.mailboxes = mailboxes;
        this.holdings = holdings;
        this.samples = samples;
        this.journal = journal;
        this.say = say;
        this.accepted = journal.accepted();
    }

    /** @return whether every outcome is the expected one */
    boolean run() {
        long begun = System.nanoTime();
        Map<String, Map<String, Long>> before = before();
        if (!accepted.isEmpty()) {
            say.accept("Going on with a demo that was interrupted: %d of %d requests were accepted before."
                    .formatted(accepted.size(), requests.size()));
        }
        submit();
        awaitEndings(begun);
        boolean asExpected =
                new Report(requests, accepted, results, staff::left, holdings, samples, before, say).print();
        journal.finish();
        return asExpected;
    }

    private Map<String, Map<String, Long>> before() {
        return journal.before().orElseGet(() -> {
            Map<String, Map<String, Long>> held = new LinkedHashMap<>();
            requests.forEach(request -> held.put(request.id(), holdings.of(Report.identifiers(request))));
            held.put(Report.EVERYBODY, holdings.ofEverybody());
            journal.before(held);
            return held;
        });
    }

    private void submit() {
        for (SampleRequest request : requests) {
            if (!accepted.containsKey(request.id())) {
                PublicApi.Accepted done = request.entered() == null
                        ? api.submit(request.request(), "demo-" + journal.run() + "-" + request.id())
                        : staff.enter(request, request.entered());
                journal.accepted(request.id(), done);
                accepted.put(request.id(), done);
            }
            if (request.does() == SampleRequest.Does.WITHDRAWS && !closed(request.id())) {
                api.withdraw(accepted(request));
            }
        }
    }

    private void awaitEndings(long begun) {
        while (true) {
            requests.stream().filter(request -> !done(request)).forEach(this::look);
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            tell(waited);
            if (requests.stream().allMatch(this::done) || waited.compareTo(PATIENCE) > 0) {
                return;
            }
            pause();
        }
    }

    private void look(SampleRequest request) {
        Result result = Result.of(api.status(accepted(request)));
        results.put(request.id(), result);
        boolean asked =
                result.stage().equals("AWAITING_IDENTITY") || result.stage().equals("RECEIVED");
        boolean confirms = request.does() == SampleRequest.Does.CONFIRMS && !staff.isFirst(request, result);
        if (asked && confirms && !confirmed.contains(request.id())) {
            mailboxes
                    .identityLink(request.email(), accepted(request).reference())
                    .filter(api::follow)
                    .ifPresent(link -> confirmed.add(request.id()));
        }
        staff.look(request, accepted(request).reference(), result, this::closed);
    }

    private void tell(Duration waited) {
        Map<String, Integer> waitingFor = new LinkedHashMap<>();
        results.values().stream()
                .filter(result -> !result.closed())
                .flatMap(result -> result.waitingFor().stream())
                .forEach(code -> waitingFor.merge(code, 1, Integer::sum));
        String text = "%d asked, %d confirmed, %d ended%s"
                .formatted(
                        accepted.size(),
                        confirmed.size(),
                        requests.stream().filter(this::done).count(),
                        waitingFor.isEmpty() ? "" : "; waiting for " + waitingFor);
        if (!text.equals(lastSaid)) {
            say.accept("  %3d s  %s".formatted(waited.toSeconds(), text));
            lastSaid = text;
        }
    }

    private boolean closed(String id) {
        Result result = results.get(id);
        return result != null && result.closed();
    }

    /** Ended, with nothing left for staff to do; what they did after the end may still be on its way. */
    private boolean done(SampleRequest request) {
        Result result = results.get(request.id());
        return result != null
                && result.closed()
                && staff.isFinished(request)
                && (request.staff().isEmpty()
                        || result.differences(request.expect(), samples.born()).isEmpty());
    }

    private PublicApi.Accepted accepted(SampleRequest request) {
        PublicApi.Accepted known = accepted.get(request.id());
        if (known == null) {
            throw new IllegalStateException("Expected request " + request.id() + " to be submitted before");
        }
        return known;
    }

    static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to wait for endings, but was interrupted", e);
        }
    }
}
