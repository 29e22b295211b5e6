package dev.rightsflow.schemas.identifiers;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Words as people type them or paste them from somewhere, and what must not hide in them. */
public final class PlainText {

    /** Control characters, halves of characters, and those that turn the direction of text and so hide what staff read. */
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF%s]";

    private static final Pattern UNPRINTABLE_IN_A_LINE = Pattern.compile(UNPRINTABLE.formatted(""));
    private static final Pattern UNPRINTABLE_IN_LINES = Pattern.compile(UNPRINTABLE.formatted("&&[^\\r\\n\\t]"));
    /** Also the no-break space, which comes along when something is copied from a page. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private PlainText() {}

    /** Composed, and without the white space around it; may be empty. */
    public static String of(String text) {
        return AROUND.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    }

    public static boolean isPrintable(String text, boolean mayHaveLines) {
        Pattern unprintable = mayHaveLines ? UNPRINTABLE_IN_LINES : UNPRINTABLE_IN_A_LINE;
        return !unprintable.matcher(text).find();
    }
}
