package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policy;

/**
 * That paper was destroyed.
 *
 * @param number as it stands on the certificate
 * @param witness who saw it, as the staff know them: a user name, a role, initials
 */
public record Certificate(String number, String witness) {

    /** Whether a task is about paper that has to be destroyed, and not about an index that forgets what was destroyed before. */
    public static boolean isWanted(Case current, Task task, Policy policy) {
        return task.action() == Action.ERASE
                && current.certificateFor(task).isEmpty()
                && policy.system(task.system())
                        .filter(system -> !system.automated())
                        .isPresent();
    }

    /** Nobody is a witness to what they say themselves. */
    public boolean isWitnessedBy(String user) {
        return witness.strip().equalsIgnoreCase(user.strip());
    }
}
