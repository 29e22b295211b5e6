package dev.rightsflow.workflow.notices;

import dev.rightsflow.workflow.notices.template.Template;
import dev.rightsflow.workflow.notices.template.Templates;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes notices in the reader's language. Made once at start-up, where it reads and checks all templates; rendering
 * then takes microseconds, reads no file and no clock, and is safe from many threads.
 */
public final class Notices {

    /** The languages that texts are shipped in, the default first. */
    public static final List<String> SHIPPED = List.of("sv", "en");

    private static final String EXTRACT = "extract";

    private final Controller controller;
    private final Templates templates;

    /** With the shipped texts and languages. */
    public Notices(Controller controller) {
        this(controller, SHIPPED, null);
    }

    /**
     * @param languages BCP 47, the default first; a language that is not shipped must be complete in {@code overrides}
     * @param overrides directory whose files replace the shipped ones of the same name ({@code sv/refused.md}); null for
     *     none. The shipped {@code notices/README.md} says how they are written
     * @throws dev.rightsflow.workflow.notices.template.FaultyTemplatesException with every fault of every file
     */
    public Notices(Controller controller, List<String> languages, @Nullable Path overrides) {
        this.controller = controller;
        Map<String, Class<?>> mails = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            mails.put(kind.template(), kind.type());
        }
        this.templates = new Templates(new Templates.Catalogue(
                languages, overrides, Frame.class, About.class, mails, Map.of(EXTRACT, Extract.class)));
    }

    public Rendered render(Notice notice) {
        Template template =
                templates.find(notice.about().language(), notice.kind().template());
        Frame frame = frame(notice.about());
        return new Rendered(
                template.subject(notice, frame), template.text(notice, frame), template.html(notice, frame));
    }

    /** The page that is attached to an access answer: opens anywhere, loads nothing, prints well. */
    public String page(Extract extract) {
        return templates.find(extract.about().language(), EXTRACT).html(extract, frame(extract.about()));
    }

    private Frame frame(About about) {
        return Frame.of(about, templates.nearest(about.language()), controller);
    }
}
