package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every notice says about its case.
 *
 * @param reference the case id, for instance {@code 7K3M-9QXD-2B4T}
 * @param language BCP 47; a language without templates gets the default one
 * @param name how the person is greeted; dropped where it does not read like a name, see {@link Greeting}
 * @param receivedOn when the request arrived, in the controller's zone
 * @param statusPage where the person follows the case
 * @param byPost whether it is a letter on paper, and no mail
 */
public record About(
        String reference,
        String language,
        @Nullable String name,
        Right right,
        LocalDate receivedOn,
        URI statusPage,
        boolean byPost) {

    /** Of a notice that goes by mail. */
    public About(
            String reference,
            String language,
            @Nullable String name,
            Right right,
            LocalDate receivedOn,
            URI statusPage) {
        this(reference, language, name, right, receivedOn, statusPage, false);
    }

    public About {
        Demand.stated("a notice", "its reference", reference);
        Demand.stated("a notice", "its language", language);
        Demand.page("a notice", "its status page", statusPage);
        name = Greeting.of(name);
    }
}
