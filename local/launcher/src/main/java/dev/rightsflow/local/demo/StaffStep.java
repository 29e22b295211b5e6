package dev.rightsflow.local.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member of the staff does about a request, through the staff page; or what a recipient of the data does whom they
 * wait for.
 *
 * @param at the stage that the case must have reached
 * @param after another line whose request must have ended before; null: none
 * @param as {@code second} where it takes a second person; {@code recipient}; {@code person}; null: the first
 * @param decide the form, as its address names it; {@code acknowledge} records every letter to a recipient,
 *     {@code post} posts the letter to the person that waits
 * @param fields what is filled in; {@code choice} answers for each item; of a recipient its {@code mailbox}, if it has one; of a
 *     person what the mail must say
 */
record StaffStep(
        String at, @Nullable String after, @Nullable String as, String decide, Map<String, String> fields) {

    StaffStep {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    boolean takesSecondPerson() {
        return "second".equals(as);
    }

    boolean isRecipients() {
        return "recipient".equals(as);
    }

    /** The person reads a mail, and nobody goes on before it has come. */
    boolean isPersons() {
        return "person".equals(as);
    }
}
