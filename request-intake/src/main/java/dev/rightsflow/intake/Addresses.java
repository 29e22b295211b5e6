package dev.rightsflow.intake;

import dev.rightsflow.schemas.identifiers.Reference;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Public addresses that carry the secret of a case. */
@Component
class Addresses {

    private final IntakeProperties properties;
    private final Secrets secrets;

    Addresses(IntakeProperties properties, Secrets secrets) {
        this.properties = properties;
        this.secrets = secrets;
    }

    URI statusPage(Reference reference) {
        return address("/status/{reference}", reference);
    }

    URI statusInApi(Reference reference) {
        return address("/api/v1/requests/{reference}", reference);
    }

    private URI address(String path, Reference reference) {
        URI publicUrl = properties.publicUrl();
        // Without a public address in the settings, the one that this very client came to: it goes back to nobody else.
        UriComponentsBuilder address = publicUrl != null
                ? UriComponentsBuilder.fromUri(publicUrl)
                : ServletUriComponentsBuilder.fromCurrentContextPath();
        return address.path(path).queryParam("secret", "{secret}").build(reference.text(), secrets.of(reference));
    }
}
