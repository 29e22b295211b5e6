package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.workflow.lifecycle.Identity;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What systems may search by. A system takes a record for the person's if any identifier fits, so an identifier that nobody
 * has confirmed would open somebody else's records: whoever knows a neighbour's personnummer could read or erase what is
 * held about the neighbour. A link in a mail confirms that address and nothing else; a number or a telephone takes a person
 * who looked (EDPB Guidelines 01/2022, 69-79). Rights that need no identity only ever stop something, and search by all.
 *
 * <p>A system that knows nobody by name finds a person only by what they alone have, such as a number in their browser's cookie
 * (Art 11(2)): whoever gives it to be found by it needs no other proof, and only that system gets it.
 */
final class ConfirmedIdentifiers {

    private ConfirmedIdentifiers() {}

    /** @param required the one type of identifier by which the system that is told finds anybody; null for every other system */
    static SubjectDetails of(SubjectDetails subject, Identity identity, @Nullable String required) {
        boolean all = identity.required() == VerificationLevel.NONE
                || identity.confirmed().satisfies(VerificationLevel.STRONG);
        // Where letters go is for whoever writes them; no system searches by it.
        SubjectDetails.Builder shared = SubjectDetails.newBuilder(subject).setPostalAddress(null);
        return all
                ? shared.build()
                : shared.setPhone(null)
                        .setNationalId(null)
                        .setIdentifiers(only(required, subject.getIdentifiers()))
                        .build();
    }

    private static Map<String, String> only(@Nullable String type, Map<String, String> identifiers) {
        String value = type == null ? null : identifiers.get(type);
        return value == null ? Map.of() : Map.of(type, value);
    }
}
