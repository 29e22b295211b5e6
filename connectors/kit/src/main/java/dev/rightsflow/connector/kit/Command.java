package dev.rightsflow.connector.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the system is told to do, opened and readable.
 *
 * @param commandId the same command always has the same id
 * @param items what to act on; nothing outside this list may be changed. For {@link Action#DISCLOSE} and
 *     {@link Action#EXPORT}, which change nothing, and for {@link Action#SUPPRESS}, which is about a purpose, an empty list
 *     means everything that is held
 * @param purposes that end, for {@link Action#SUPPRESS} and {@link Action#RESTRICT}; empty means all
 * @param subject null for {@link Action#NOTIFY} and {@link Action#CANCEL}
 * @param corrections field name to correct value, for {@link Action#RECTIFY}
 * @param message for {@link Action#NOTIFY}
 * @param certificate for {@link Action#ERASE}: of a person who has destroyed what is on paper; null: nobody has
 * @param cancels for {@link Action#CANCEL}: the id of the command that must not be executed any more
 */
public record Command(
        String commandId,
        String caseId,
        String system,
        Action action,
        List<Item> items,
        Set<String> purposes,
        @Nullable Subject subject,
        Map<String, String> corrections,
        @Nullable Message message,
        @Nullable String cancels,
        @Nullable String certificate) {

    public Command {
        items = List.copyOf(items);
        purposes = Set.copyOf(purposes);
        corrections = Map.copyOf(corrections);
    }

    /** Names ids only: corrections are personal data. */
    @Override
    public String toString() {
        return "Command[%s]".formatted(commandId);
    }
}
