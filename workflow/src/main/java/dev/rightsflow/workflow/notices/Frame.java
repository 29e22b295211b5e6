package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What every template may name besides the parts of its own notice. */
record Frame(
        String reference,
        String language,
        @Nullable String name,
        Right right,
        LocalDate receivedOn,
        URI statusPage,
        boolean byPost,
        Controller controller) {

    static Frame of(About about, String language, Controller controller) {
        return new Frame(
                about.reference(),
                language,
                about.name(),
                about.right(),
                about.receivedOn(),
                about.statusPage(),
                about.byPost(),
                controller);
    }
}
