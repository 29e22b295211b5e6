package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.workflow.lifecycle.Identity;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.util.Map;

/**
 * What systems may search by. A system takes a record for the person's if any identifier fits, so an identifier that nobody
 * has confirmed would open somebody else's records: whoever knows a neighbour's personnummer could read or erase what is
 * held about the neighbour. A link in a mail confirms that address and nothing else; a number or a telephone takes a person
 * who looked (EDPB Guidelines 01/2022, 69-79). Rights that need no identity only ever stop something, and search by all.
 */
final class ConfirmedIdentifiers {

    private ConfirmedIdentifiers() {}

    static SubjectDetails of(SubjectDetails subject, Identity identity) {
        boolean all = identity.required() == VerificationLevel.NONE
                || identity.confirmed().satisfies(VerificationLevel.STRONG);
        return all
                ? subject
                : SubjectDetails.newBuilder(subject)
                        .setPhone(null)
                        .setNationalId(null)
                        .setIdentifiers(Map.of())
                        .build();
    }
}
