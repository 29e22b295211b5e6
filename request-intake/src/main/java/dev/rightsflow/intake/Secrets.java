package dev.rightsflow.intake;

import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets in who holds the secret of a case, and tells everybody else the same. */
@Component
class Secrets {

    private final Links links;

    Secrets(Links links) {
        this.links = links;
    }

    /** @throws Refusal if the reference is none or the secret is not the one of this case */
    Reference open(String reference, Optional<String> secret) {
        return Reference.parse(reference)
                .filter(parsed -> secret.filter(given -> links.isStatusSecret(parsed.text(), given))
                        .isPresent())
                .orElseThrow(Refusal::noSuchCase);
    }

    String of(Reference reference) {
        return links.statusSecret(reference.text());
    }
}
