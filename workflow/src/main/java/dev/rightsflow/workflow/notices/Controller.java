package dev.rightsflow.workflow.notices;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who writes: the controller, as persons know it.
 *
 * @param registration for instance {@code org.nr 556714-0503}
 * @param email where a person reaches somebody who can help
 * @param privacyPolicy the page with the controller's privacy policy; null where it has none
 */
public record Controller(
        String name,
        String registration,
        String email,
        @Nullable URI privacyPolicy) {

    public Controller {
        Demand.stated("a controller", "its name", name);
        Demand.stated("a controller", "its registration", registration);
        Demand.holds(
                email.matches("[^\\s@<>\"()]+@[^\\s@<>\"()]+"),
                "Expected the controller's e-mail to be an address, but it is not");
        if (privacyPolicy != null) {
            Demand.page("a controller", "its privacy policy", privacyPolicy);
        }
    }
}
