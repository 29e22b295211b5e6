package dev.rightsflow.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What became of a request, as its public status says it.
 *
 * @param outcomes by system: outcome to number of records; what was not found is not counted
 * @param grounds why each kept item is kept, with the statute
 * @param took from receipt to the last change
 */
record Result(
        String stage,
        boolean closed,
        List<String> waitingFor,
        Map<String, Map<String, Long>> outcomes,
        List<String> kept,
        List<String> grounds,
        Optional<Duration> took) {

    private static final Set<String> NOTHING = Set.of("NOT_FOUND", "NOT_APPLICABLE");

    static Result of(JsonNode status) {
        Map<String, Map<String, Long>> outcomes = new LinkedHashMap<>();
        status.path("tasks")
                .forEach(task -> task.path("outcomes").forEach(outcome -> {
                    String name = outcome.path("outcome").asString();
                    long count = outcome.path("count").asLong();
                    if (count > 0 && !NOTHING.contains(name)) {
                        outcomes.computeIfAbsent(task.path("system").asString(), system -> new TreeMap<>())
                                .merge(name, count, Long::sum);
                    }
                }));
        List<String> kept = new ArrayList<>();
        status.path("kept")
                .forEach(item -> kept.add("%s: %d %s until %s"
                        .formatted(
                                item.path("system").asString(),
                                item.path("count").asLong(),
                                item.path("category").asString(),
                                item.path("until").asString("review"))));
        kept.sort(Comparator.naturalOrder());
        List<String> grounds = new ArrayList<>();
        status.path("kept")
                .forEach(item -> grounds.add("%d %s in %s until %s: %s, %s"
                        .formatted(
                                item.path("count").asLong(),
                                item.path("category").asString(),
                                item.path("system").asString(),
                                item.path("until")
                                        .asString("its review on "
                                                + item.path("reviewOn").asString("")),
                                item.path("ground").asString(),
                                item.path("statute").asString("no statute"))));
        List<String> waiting = new ArrayList<>();
        status.path("waitingFor").forEach(code -> waiting.add(code.asString()));
        return new Result(
                status.path("stage").asString("RECEIVED"),
                status.path("closed").asBoolean(false),
                waiting,
                outcomes,
                kept,
                grounds,
                took(status));
    }

    private static Optional<Duration> took(JsonNode status) {
        if (!status.path("receivedAt").isString() || !status.path("updatedAt").isString()) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(
                Instant.parse(status.path("receivedAt").asString()),
                Instant.parse(status.path("updatedAt").asString())));
    }

    /** What differs from what the sample file states; empty if nothing does. */
    List<String> differences(SampleRequest.Expected expected, LocalDate born) {
        List<String> differences = new ArrayList<>();
        compare("stage", expected.stage(), stage, differences);
        compare(
                "outcomes",
                sorted(expected.outcomes()).toString(),
                sorted(outcomes).toString(),
                differences);
        List<String> mustBeKept = expected.kept().stream()
                .map(item -> item.describe(born))
                .sorted()
                .toList();
        compare("kept", mustBeKept.toString(), kept.toString(), differences);
        return differences;
    }

    private static Map<String, Map<String, Long>> sorted(Map<String, Map<String, Long>> outcomes) {
        Map<String, Map<String, Long>> sorted = new TreeMap<>();
        outcomes.forEach((system, counts) -> sorted.put(system, new TreeMap<>(counts)));
        return sorted;
    }

    static void compare(String what, String expected, String actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add("Expected %s %s, but got %s".formatted(what, expected, actual));
        }
    }
}
