package dev.rightsflow.workflow.notices;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether somebody can be greeted by what was typed as a name. Anybody may type anybody's address and any
 * "name" into the form; without this, we would carry a stranger's advertisement or link to a third person's mailbox.
 */
final class Greeting {

    private static final int LONGEST = 60;

    /**
     * Letters of any script, with what stands between the parts of names. A full stop needs a space after it, so that no
     * mail program makes a link of it. Each repetition begins with a separator, so that matching never backtracks far.
     */
    private static final Pattern NAME =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:(?:\\. | |-|'|\u2019)\\p{L}[\\p{L}\\p{M}]*)*\\.?");

    private Greeting() {}

    /** @return null where there is nothing fit to greet by */
    static @Nullable String of(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String name = Normalizer.normalize(typed.strip().replaceAll(" {2,}", " "), Normalizer.Form.NFC);
        return name.length() <= LONGEST && NAME.matcher(name).matches() ? name : null;
    }
}
