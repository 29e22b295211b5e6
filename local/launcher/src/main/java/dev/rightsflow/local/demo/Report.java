package dev.rightsflow.local.demo;

import dev.rightsflow.local.samples.Holdings;
import dev.rightsflow.local.samples.RegisterRefresh;
import dev.rightsflow.local.samples.SampleSystems;
import dev.rightsflow.schemas.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table at the end, and the proof under it: what the sample databases held before, and what they hold now. */
final class Report {

    static final String EVERYBODY = "everybody";

    private static final List<String> RIGHTS = Arrays.stream(Right.values())
            .map(Enum::name)
            .filter(right -> !right.equals("UNKNOWN"))
            .toList();

    private static final List<String> ENDINGS = List.of(
            "FULFILLED",
            "PARTLY_FULFILLED",
            "REFUSED",
            "NO_DATA_HELD",
            "UNIDENTIFIABLE",
            "WITHDRAWN",
            "FORWARDED",
            "MERGED");

    private final List<SampleRequest> requests;
    private final Map<String, PublicApi.Accepted> accepted;
    private final Map<String, Result> results;
    private final Function<SampleRequest, List<StaffStep>> left;
    private final Holdings holdings;
    private final SampleSystems samples;
    private final Map<String, Map<String, Long>> before;
    private final Consumer<String> say;

    /** @param left steps of a line that nobody could take */
    Report(
            List<SampleRequest> requests,
            Map<String, PublicApi.Accepted> accepted,
            Map<String, Result> results,
            Function<SampleRequest, List<StaffStep>> left,
            Holdings holdings,
            SampleSystems samples,
            Map<String, Map<String, Long>> before,
            Consumer<String> say) {
        this.requests = requests;
        this.accepted = accepted;
        this.results = results;
        this.left = left;
        this.holdings = holdings;
        this.samples = samples;
        this.before = before;
        this.say = say;
    }

    static Holdings.Identifiers identifiers(SampleRequest request) {
        return new Holdings.Identifiers(
                request.identity("name"),
                request.email().toLowerCase(Locale.ROOT),
                request.identity("phone"),
                // Any dash-like character, as people write it.
                digits(request.identity("nationalId")),
                request.identity("analyticsClientId").replaceFirst("^GA1\\.[0-9]+\\.", ""));
    }

    private static String digits(String nationalId) {
        String digits = nationalId.replaceAll("\\D", "");
        return digits.length() == 10 ? "19" + digits : digits;
    }

    /** @return whether everything is as expected */
    boolean print() {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        printOutcomes(wrong);
        printKept();
        printCoverage(wrong);
        printProof(wrong);
        if (wrong.isEmpty()) {
            say.accept("\nAll " + requests.size() + " requests ended as expected.");
            return true;
        }
        say.accept("\nNot as expected:");
        wrong.forEach(
                (id, differences) -> differences.forEach(difference -> say.accept("  " + id + ": " + difference)));
        return false;
    }

    private void printOutcomes(Map<String, List<String>> wrong) {
        say.accept("");
        say.accept(line("REFERENCE", "RIGHT", "STAGE", "TIME", "OUTCOMES, AND WHAT IS KEPT"));
        for (SampleRequest request : requests) {
            Result result = results.get(request.id());
            PublicApi.Accepted known = accepted.get(request.id());
            if (result == null || known == null) {
                wrong.put(request.id(), List.of("Expected a status, but there is none"));
                continue;
            }
            List<String> texts = new ArrayList<>();
            result.outcomes().forEach((system, outcomes) -> texts.add(system + ": " + counts(outcomes)));
            result.kept().forEach(item -> texts.add("kept " + item));
            String time = result.took().map(took -> seconds(took.toMillis())).orElse("");
            say.accept(line(
                    known.reference(),
                    request.right(),
                    result.stage(),
                    time,
                    texts.isEmpty() ? request.because() : String.join("; ", texts)));
            List<String> differences = result.differences(request.expect(), samples.born());
            left.apply(request)
                    .forEach(step -> differences.add("Expected a chance to %s, but there was none: %s"
                            .formatted(step.decide(), step.fields().values())));
            if (!differences.isEmpty()) {
                wrong.put(request.id(), differences);
            }
        }
    }

    private void printKept() {
        say.accept("\nWhat is kept, until when, and by which law");
        requests.forEach(request -> Optional.ofNullable(results.get(request.id()))
                .ifPresent(result ->
                        result.grounds().forEach(ground -> say.accept("  %-12s %s".formatted(request.id(), ground)))));
    }

    /** Every right and every ending has been there at least once. */
    private void printCoverage(Map<String, List<String>> wrong) {
        Set<String> rights = requests.stream().map(SampleRequest::right).collect(Collectors.toCollection(TreeSet::new));
        Set<String> endings =
                results.values().stream().map(Result::stage).collect(Collectors.toCollection(TreeSet::new));
        say.accept("\nRights: " + String.join(", ", rights));
        say.accept("Endings: " + String.join(", ", endings));
        List<String> missing = new ArrayList<>();
        RIGHTS.stream().filter(right -> !rights.contains(right)).forEach(missing::add);
        ENDINGS.stream().filter(ending -> !endings.contains(ending)).forEach(missing::add);
        if (!missing.isEmpty()) {
            wrong.put("coverage", List.of("Expected every right and every ending once, but there is no " + missing));
        }
    }

    private void printProof(Map<String, List<String>> wrong) {
        RegisterRefresh refresh = samples.refreshRegisters();
        say.accept(("\n"
            + "The credit registers were refreshed once more from what the agency delivers: %d up to date, %d added,"
            + " %d keep what their person had corrected, %d stay erased")
                .formatted(refresh.refreshed(), refresh.added(), refresh.locked(), refresh.forgotten()));
        say.accept("\nRecords in the sample systems, asked of them directly: before -> after");
        Map<String, Long> gone = new TreeMap<>();
        for (SampleRequest request : requests) {
            Map<String, Long> had = before.getOrDefault(request.id(), Map.of());
            Map<String, Long> has = holdings.of(identifiers(request));
            say.accept(proofLine(request.id(), had, has));
            Map<String, Long> left = new TreeMap<>(had);
            left.putAll(request.expect().left());
            List<String> differences = new ArrayList<>();
            Result.compare("records left", left.toString(), new TreeMap<>(has).toString(), differences);
            differences.addAll(uncorrected(request));
            if (!differences.isEmpty()) {
                wrong.merge(request.id(), differences, (one, more) -> {
                    List<String> all = new ArrayList<>(one);
                    all.addAll(more);
                    return all;
                });
            }
            has.forEach((system, count) -> gone.merge(system, had.getOrDefault(system, 0L) - count, Long::sum));
        }
        proveNobodyElse(gone, wrong);
    }

    /** Whoever did not ask has lost nothing. */
    private void proveNobodyElse(Map<String, Long> gone, Map<String, List<String>> wrong) {
        Map<String, Long> had = before.getOrDefault(EVERYBODY, Map.of());
        Map<String, Long> has = holdings.ofEverybody();
        say.accept(proofLine(EVERYBODY, had, has));
        Map<String, Long> difference = new TreeMap<>();
        has.forEach((system, count) -> difference.put(system, had.getOrDefault(system, 0L) - count));
        List<String> differences = new ArrayList<>();
        Result.compare("records gone, all in all", gone.toString(), difference.toString(), differences);
        if (!differences.isEmpty()) {
            wrong.put(EVERYBODY, differences);
        }
    }

    private List<String> uncorrected(SampleRequest request) {
        return List.of("name", "phone", "address").stream()
                .filter(field -> request.correction(field) != null)
                .filter(field -> !request.expect().outcomes().isEmpty())
                .filter(field ->
                        holdings.corrected(request.email(), field, String.valueOf(request.correction(field))) == 0)
                .map(field -> "Expected the " + field + " to be corrected, but no record carries it")
                .toList();
    }

    private static String counts(Map<String, Long> outcomes) {
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String line(String reference, String right, String stage, String time, String rest) {
        return "%-14s  %-28s  %-16s  %7s  %s".formatted(reference, right, stage, time, rest);
    }

    /** Only of the systems in which there was something. */
    private static String proofLine(String who, Map<String, Long> had, Map<String, Long> has) {
        String changes = has.keySet().stream()
                .filter(system -> had.getOrDefault(system, 0L) + has.getOrDefault(system, 0L) > 0)
                .map(system -> "%s %d -> %d".formatted(system, had.getOrDefault(system, 0L), has.get(system)))
                .collect(Collectors.joining(", "));
        return "  %-12s  %s".formatted(who, changes.isEmpty() ? "-" : changes);
    }
}
