package dev.rightsflow.workflow.lifecycle;

/**
 * That paper was destroyed.
 *
 * @param number as it stands on the certificate
 * @param witness who saw it, as the staff know them: a user name, a role, initials
 */
public record Certificate(String number, String witness) {

    /** Nobody is a witness to what they say themselves. */
    public boolean isWitnessedBy(String user) {
        return witness.strip().equalsIgnoreCase(user.strip());
    }
}
