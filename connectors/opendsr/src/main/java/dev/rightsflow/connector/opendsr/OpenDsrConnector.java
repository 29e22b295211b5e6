package dev.rightsflow.connector.opendsr;

import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands erasures to processors. The request has the same id each time it is sent, and before it is sent again the processor is
 * asked whether it has it: so a crash between its receipt and the ledger's note makes no second request. What the processor
 * says later goes to request-intake, at the address that stands in the request.
 */
final class OpenDsrConnector implements Connector {

    private final Map<String, ProcessorApi> processors;

    OpenDsrConnector(List<ProcessorApi> processors) {
        this.processors = processors.stream().collect(Collectors.toMap(ProcessorApi::domain, Function.identity()));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.notifying();
    }

    @Override
    public void check() {
        processors.values().forEach(ProcessorApi::check);
    }

    /** What a processor holds it holds for the controller, and it is not here. */
    @Override
    public List<HeldRecord> locate(Subject subject) {
        return List.of();
    }

    /** @param message to a processor's domain, with a request as its text */
    @Override
    public void send(String commandId, Message message) {
        ProcessorApi processor = processors.get(message.to());
        if (processor == null) {
            throw ConnectorException.refused(
                    "PROCESSOR_UNKNOWN",
                    "Expected the processor of %s to be one of %s, but it is none; set rightsflow.opendsr.processors for it, and retry"
                            .formatted(commandId, processors.keySet()));
        }
        processor.request(message.text().getBytes(StandardCharsets.UTF_8));
    }
}
