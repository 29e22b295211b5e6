package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.seal.UnsealException;
import dev.rightsflow.schemas.seal.Unsealer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns what came off the topic into a command that can be handled, or into the reason why it cannot. */
final class CommandReader {

    private final String system;
    private final Wire wire;
    private final Unsealer unsealer;

    CommandReader(String system, Wire wire, Unsealer unsealer) {
        this.system = system;
        this.wire = wire;
        this.unsealer = unsealer;
    }

    sealed interface Read {

        /** @param answerToken to put into the report */
        record Readable(dev.rightsflow.connector.kit.Command command, String answerToken) implements Read {}

        /** Belongs on the dead-letter topic. */
        record Refused(String reason) implements Read {}

        /** Belongs on the dead-letter topic too, but whoever sent it can be told, so that its task does not wait unseen. */
        record Unreadable(Command command, Failure failure) implements Read {}
    }

    Read read(ConsumerRecord<String, byte[]> record) {
        Command command;
        try {
            command = wire.decode(record.topic(), record.value(), Command.class);
        } catch (Wire.UndecodableException e) {
            return new Read.Refused("UNDECODABLE");
        }
        if (!command.getSystem().equals(system)) {
            return new Read.Refused("FOR_ANOTHER_SYSTEM");
        }
        if (!command.getCaseId().equals(record.key())) {
            return new Read.Refused("KEY_IS_NOT_THE_CASE_ID");
        }
        if (command.getAction() == Action.UNKNOWN) {
            return new Read.Unreadable(
                    command,
                    new Failure(
                            "ACTION_UNKNOWN",
                            "Expected an action that this connector knows, but %s carries a newer one; upgrade the connector of %s"
                                    .formatted(command.getCommandId(), system),
                            false));
        }
        try {
            return new Read.Readable(open(command), command.getAnswerToken());
        } catch (UnsealException e) {
            return new Read.Unreadable(
                    command,
                    new Failure(
                            "PAYLOAD_NOT_READABLE",
                            e.getMessage() + ". Sent again, it is sealed to the key that this connector announces now.",
                            true));
        }
    }

    private dev.rightsflow.connector.kit.Command open(Command command) {
        boolean message = command.getAction() == Action.NOTIFY;
        return ContractMapping.command(
                command,
                message ? null : open(command, SubjectDetails.class),
                message ? open(command, Message.class) : null);
    }

    private <T extends SpecificRecord> @Nullable T open(Command command, Class<T> payload) {
        Sealed sealed = command.getPayload();
        return sealed == null ? null : unsealer.open(sealed, payload, Command.class, command.getCaseId());
    }
}
