package dev.rightsflow.workflow.notices;

import dev.rightsflow.workflow.notices.template.Template;
import dev.rightsflow.workflow.notices.template.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes notices in the reader's language. Made once at start-up, where it reads and checks all templates; rendering
 * then takes microseconds, reads no file and no clock, and is safe from many threads.
 */
public final class Notices {

    /** The languages that texts are shipped in, the default first. */
    public static final List<String> SHIPPED = List.of("sv", "en");

    private static final String EXTRACT = "extract";
    private static final String RECIPIENT_LETTER = "recipient-letter";

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
        List<Templates.Text> texts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            texts.add(new Templates.Text(kind.template(), kind.type(), Frame.class, "footer", false));
        }
        texts.add(new Templates.Text(EXTRACT, Extract.class, Frame.class, "footer", true));
        texts.add(new Templates.Text(
                RECIPIENT_LETTER, RecipientLetter.class, RecipientFrame.class, "recipient-footer", false));
        this.templates = new Templates(languages, overrides, texts);
    }

    /** Writes to the person. */
    public Rendered render(Notice notice) {
        Template template =
                templates.find(notice.about().language(), notice.kind().template());
        Frame frame = frame(notice.about());
        Record record = (Record) notice;
        return notice.about().byPost()
                ? new Rendered(
                        template.subject(record, frame), template.text(record, frame), template.onPaper(record, frame))
                : render(template, record, frame);
    }

    /** Writes to a recipient of the person's data. */
    public Rendered render(RecipientLetter letter) {
        return render(
                templates.find(letter.language(), RECIPIENT_LETTER),
                letter,
                new RecipientFrame(templates.nearest(letter.language()), controller));
    }

    /** The page that is attached to an access answer: opens anywhere, loads nothing, prints well. */
    public String page(Extract extract) {
        return templates.find(extract.about().language(), EXTRACT).html(extract, frame(extract.about()));
    }

    private static Rendered render(Template template, Record record, Record frame) {
        return new Rendered(
                template.subject(record, frame), template.text(record, frame), template.html(record, frame));
    }

    private Frame frame(About about) {
        return Frame.of(about, templates.nearest(about.language()), controller);
    }
}
