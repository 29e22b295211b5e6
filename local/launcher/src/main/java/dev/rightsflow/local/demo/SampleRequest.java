package dev.rightsflow.local.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of {@code requests.jsonl}.
 *
 * @param id names the line
 * @param because what makes the case worth a line
 * @param does what the person does after asking
 * @param staff what staff do about it, in this order
 * @param entered how it came, where it did not come through the form; null where it did
 * @param request the body of {@code POST /api/v1/requests}, or what staff enter of it
 */
record SampleRequest(
        String id,
        String because,
        Does does,
        List<StaffStep> staff,
        @Nullable Entered entered,
        JsonNode request,
        Expected expect) {

    SampleRequest {
        staff = staff == null ? List.of() : List.copyOf(staff);
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    enum Does {
        @JsonProperty("confirms")
        CONFIRMS,
        @JsonProperty("withdraws")
        WITHDRAWS,
        @JsonProperty("never-confirms")
        NEVER_CONFIRMS
    }

    /** @param daysAgo when it came: the time limit counts from there */
    record Entered(String channel, int daysAgo, String postalAddress) {}

    /**
     * How it must end.
     *
     * @param outcomes by system: outcome to number of records
     * @param left by system: records of the person that the sample databases still hold afterwards
     */
    record Expected(String stage, Map<String, Map<String, Long>> outcomes, List<Kept> kept, Map<String, Long> left) {

        Expected {
            outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
            kept = kept == null ? List.of() : List.copyOf(kept);
            left = left == null ? Map.of() : Map.copyOf(left);
        }
    }

    /** @param until a day, or a number of months after the day on which the samples were made: {@code +18} */
    record Kept(String system, String category, long count, String until) {

        String describe(LocalDate born) {
            LocalDate day = until.startsWith("+")
                    ? born.plusMonths(Long.parseLong(until.substring(1)))
                    : LocalDate.parse(until);
            return "%s: %d %s until %s".formatted(system, count, category, day);
        }
    }

    static List<SampleRequest> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> JSON.readValue(line, SampleRequest.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
        }
    }

    String right() {
        return request.path("right").asString();
    }

    String email() {
        return identity("email");
    }

    String identity(String field) {
        return request.path("identity").path(field).asString("");
    }

    @Nullable
    String correction(String field) {
        return request.path("corrections").path(field).asStringOpt().orElse(null);
    }
}
