package dev.rightsflow.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a recording went: by what the code was at, and by method. */
final class Profile {

    private static final int METHODS = 25;

    /** What the code was at: the first of these that a stack, from its top, passes through. */
    private static final Map<String, String> AREAS = areas();

    private Profile() {}

    private static Map<String, String> areas() {
        Map<String, String> areas = new LinkedHashMap<>();
        areas.put("dev.rightsflow.workflow.history.", "history: facts as JSON, hashes");
        areas.put("dev.rightsflow.workflow.machine.", "state machine");
        areas.put("dev.rightsflow.workflow.answers.", "notices");
        areas.put("dev.rightsflow.workflow.notices.", "notices");
        areas.put("dev.rightsflow.workflow.vault.", "vault");
        areas.put("dev.rightsflow.schemas.seal.", "sealing and its payloads");
        areas.put("dev.rightsflow.workflow.store.CaseJson", "case as JSON");
        areas.put("dev.rightsflow.workflow.store.Histories", "projection of histories");
        areas.put("dev.rightsflow.workflow.messaging.HistoryListener", "projection of histories");
        areas.put("dev.rightsflow.workflow.store.MongoCases", "store of cases, with driver");
        areas.put("dev.rightsflow.workflow.deadlines.", "deadlines");
        areas.put("dev.rightsflow.workflow.lifecycle.", "lifecycle");
        areas.put("dev.rightsflow.workflow.assessment.", "lifecycle");
        areas.put("dev.rightsflow.workflow.timers.", "timers");
        areas.put("dev.rightsflow.workflow.messaging.Inbound", "reading records");
        areas.put("dev.rightsflow.workflow.messaging.Commands", "writing commands");
        areas.put("dev.rightsflow.workflow.messaging.AvroComposer", "writing events and statuses");
        areas.put("org.springframework.kafka.core.KafkaTemplate", "sending");
        areas.put("org.apache.kafka.clients.producer.", "sending");
        areas.put("org.apache.kafka.clients.consumer.", "receiving");
        areas.put("dev.rightsflow.", "rest of the workflow");
        return areas;
    }

    static String of(Path recording) throws IOException {
        Map<String, Integer> byArea = new HashMap<>();
        Map<String, Integer> byMethod = new HashMap<>();
        int samples = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                    samples++;
                    byArea.merge(area(stack.getFrames()), 1, Integer::sum);
                    byMethod.merge(name(stack.getFrames().getFirst()), 1, Integer::sum);
                }
            }
        }
        return "By area, of " + samples + " samples\n" + table(byArea, samples, 30) + "By method\n"
                + table(byMethod, samples, METHODS);
    }

    private static String area(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String name = name(frame);
            for (Map.Entry<String, String> area : AREAS.entrySet()) {
                if (name.startsWith(area.getKey())) {
                    return area.getValue();
                }
            }
        }
        return "other threads";
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private static String table(Map<String, Integer> counts, int total, int most) {
        StringBuilder table = new StringBuilder();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(entry ->
                        table.append("  %5.1f %%  %s%n".formatted(100.0 * entry.getValue() / total, entry.getKey())));
        return table.toString();
    }
}
