package dev.rightsflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the product, tested on all of it: killed half way, nothing is lost and nothing happens twice. */
class DemoIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration DEMO = Duration.ofMinutes(6);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");
    private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject:([^\\n]*(?:\\n[ \\t][^\\n]*)*)");

    @TempDir
    Path directory;

    @Test
    void killedHalfWayItBringsEveryRequestToItsExpectedEndAndActsOnce() throws Exception {
        Path data = directory.resolve("demo");
        int requests =
                Files.readAllLines(Path.of("..", "samples", "requests.jsonl")).size();
        try (LocalProcess killed =
                LocalProcess.start(directory.resolve("killed.log"), "demo", "--data", data.toString())) {
            killed.awaitSaid(requests + " asked, \\d+ confirmed, ([3-9]|\\d\\d) ended", START.plus(DEMO));
            killed.kill();
        }

        try (LocalProcess resumed =
                LocalProcess.start(directory.resolve("resumed.log"), "demo", "--data", data.toString())) {
            int exit = resumed.awaitExit(START.plus(DEMO));

            // The demo compares stages, outcomes with counts, what is kept, and every record in the sample databases: a
            // second erasure would have found nothing, and a lost one would have left something.
            assertThat(resumed.output())
                    .contains("Going on with a demo that was interrupted: %d of %d requests were accepted before."
                            .formatted(requests, requests))
                    .contains("All %d requests ended as expected.".formatted(requests));
            assertThat(exit).isZero();
        }

        // A mail may arrive twice if the process dies between the server's answer and the ledger; then as the very same
        // mail, which mail programs show once. Two different mails about the same thing would be acting twice.
        Map<String, String> subjects = subjectsByMessageId(data.resolve("mails"));
        assertThat(subjects).hasSizeGreaterThanOrEqualTo(75);
        assertThat(subjects.values()).doesNotHaveDuplicates();
    }

    /** Message-ID to mailbox and subject. */
    private static Map<String, String> subjectsByMessageId(Path mails) throws IOException {
        Map<String, String> subjects = new TreeMap<>();
        try (Stream<Path> files = Files.walk(mails)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                String mail = Files.readString(file, StandardCharsets.ISO_8859_1);
                subjects.put(
                        header(MESSAGE_ID, mail), mails.relativize(file).getName(0) + ": " + header(SUBJECT, mail));
            }
        }
        return subjects;
    }

    private static String header(Pattern pattern, String mail) {
        var header = pattern.matcher(mail);
        assertThat(header.find()).isTrue();
        return header.group(1);
    }
}
