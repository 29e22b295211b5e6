package dev.rightsflow.connector.testkit;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the commands of one case to one system, each kind once: {@code commands.erase(person, items)}.
 *
 * @param certificate of a person who has destroyed what is on paper; null: nobody has
 */
public record Commands(
        String caseId, String system, @Nullable String certificate) {

    public Commands(String caseId, String system) {
        this(caseId, system, null);
    }

    public Command locate(Subject subject) {
        return command(Action.LOCATE, subject, List.of());
    }

    public Command erase(Subject subject, List<Item> items) {
        return command(Action.ERASE, subject, items);
    }

    public Command rectify(Subject subject, List<Item> items, Map<String, String> corrections) {
        return new Command(
                id(Action.RECTIFY),
                caseId,
                system,
                Action.RECTIFY,
                items,
                Set.of(),
                subject,
                corrections,
                null,
                null,
                null);
    }

    public Command suppress(Subject subject, Set<String> purposes) {
        return new Command(
                id(Action.SUPPRESS),
                caseId,
                system,
                Action.SUPPRESS,
                List.of(),
                purposes,
                subject,
                Map.of(),
                null,
                null,
                null);
    }

    public Command notify(Message message) {
        return new Command(
                id(Action.NOTIFY),
                caseId,
                system,
                Action.NOTIFY,
                List.of(),
                Set.of(),
                null,
                Map.of(),
                message,
                null,
                null);
    }

    public Command cancel(Command command) {
        return new Command(
                command.commandId() + ":CANCEL",
                caseId,
                system,
                Action.CANCEL,
                List.of(),
                Set.of(),
                null,
                Map.of(),
                null,
                command.commandId(),
                null);
    }

    public Command command(Action action, @Nullable Subject subject, List<Item> items) {
        return new Command(
                id(action), caseId, system, action, items, Set.of(), subject, Map.of(), null, null, certificate);
    }

    private String id(Action action) {
        return caseId + ":" + system + ":" + action + ":1";
    }
}
