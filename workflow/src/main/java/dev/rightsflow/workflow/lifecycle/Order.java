package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system is to be told; which round it is, and by when it has to answer, is found when it is issued. The parameters
 * are those of {@link Task}.
 */
record Order(
        String system,
        Action action,
        List<Item> items,
        @Nullable NoticeKind notice,
        @Nullable String cancels,
        @Nullable String statement,
        @Nullable Letter letter,
        @Nullable String repeats) {

    static Order act(String system, Action action, List<Item> items) {
        return new Order(system, action, items, null, null, null, null, null);
    }

    /** @param items those of the task that are still to be done */
    static Order again(Task lost, List<Item> items) {
        return new Order(lost.system(), lost.action(), items, null, null, null, null, lost.commandId());
    }

    static Order notice(String system, NoticeKind notice, @Nullable String statement) {
        return new Order(system, Action.NOTIFY, List.of(), notice, null, statement, null, null);
    }

    static Order letter(String system, Letter letter, List<Item> items) {
        return new Order(system, Action.NOTIFY, items, NoticeKind.RECIPIENT_LETTER, null, null, letter, null);
    }

    static Order cancel(Task task) {
        return new Order(task.system(), Action.CANCEL, List.of(), null, task.commandId(), null, null, null);
    }
}
