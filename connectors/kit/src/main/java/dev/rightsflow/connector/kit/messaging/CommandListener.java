package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandBatch;
import dev.rightsflow.connector.kit.messaging.CommandReader.Read;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.DeadLetters;
import dev.rightsflow.schemas.topics.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * One poll of commands: read, answer, publish. The container runs it within a Kafka transaction that also commits the
 * offsets, so a reader of {@code privacy.reports.v1} sees the reports of a batch once or not yet.
 */
public final class CommandListener implements BatchMessageListener<String, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(CommandListener.class);

    private final CommandReader reader;
    private final CommandBatch batch;
    private final ReportWriter reports;
    private final KafkaOperations<String, byte[]> kafka;
    private final CommandMetrics metrics;
    private final InstantSource clock;

    public CommandListener(
            String system,
            Wire wire,
            Unsealer unsealer,
            CommandBatch batch,
            ReportWriter reports,
            KafkaOperations<String, byte[]> kafka,
            CommandMetrics metrics,
            InstantSource clock) {
        this.reader = new CommandReader(system, wire, unsealer);
        this.batch = batch;
        this.reports = reports;
        this.kafka = kafka;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        List<Command> commands = new ArrayList<>(records.size());
        Map<String, String> answerTokens = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            switch (reader.read(record)) {
                case Read.Readable readable -> {
                    commands.add(readable.command());
                    answerTokens.put(readable.command().caseId(), readable.answerToken());
                }
                case Read.Refused refused -> deadLetter(record, refused.reason());
                case Read.Unreadable unreadable -> {
                    deadLetter(record, unreadable.failure().code());
                    publish(ContractMapping.refusal(unreadable.command(), unreadable.failure(), clock.instant()));
                }
            }
        }
        batch.answer(commands).forEach(report -> {
            metrics.count(report);
            publish(reports.write(report, answerTokens.getOrDefault(report.caseId(), "")));
        });
    }

    private void publish(dev.rightsflow.schemas.Report report) {
        kafka.send(Topics.REPORTS, report.getCaseId(), reports.encode(report));
    }

    private void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        log.warn(
                "Refused the record {}-{}@{}: {}. It is on the dead-letter topic.",
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
        metrics.countDeadLetter(reason);
        kafka.send(DeadLetters.of(record, reason));
    }
}
