package dev.rightsflow.workflow.notices.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All texts in all languages, read and checked at start-up. */
public final class Templates {

    private final List<String> languages;
    private final Map<String, Map<String, Template>> byLanguage;

    /**
     * A text to load in every language.
     *
     * @param name of its file, without the ending
     * @param record that it is written for: it may name the record's parts, and must say each of them
     * @param frame what it may name besides, and need not say
     * @param footer name of the text that stands under it
     * @param keepsLines whether values keep their line breaks: on a page, never in a mail
     */
    public record Text(String name, Class<?> record, Class<?> frame, String footer, boolean keepsLines) {}

    /**
     * @param languages BCP 47, the default first
     * @param overrides the controller's own directory, whose files win over the shipped ones; null for none
     * @throws FaultyTemplatesException with all that is wrong
     */
    public Templates(List<String> languages, @Nullable Path overrides, List<Text> texts) {
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one language, but got none");
        }
        this.languages = List.copyOf(languages);
        this.byLanguage = new Loading(this.languages, new Sources(overrides), texts).load();
    }

    /** The language that a reader gets: the wished one, or the same without its region, or the default. */
    public String nearest(String language) {
        String wished = language.toLowerCase(Locale.ROOT);
        for (String known : languages) {
            if (wished.equals(known.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        for (String known : languages) {
            if (wished.startsWith(known.toLowerCase(Locale.ROOT) + "-")) {
                return known;
            }
        }
        return languages.getFirst();
    }

    public Template find(String language, String name) {
        Template template = byLanguage.getOrDefault(nearest(language), Map.of()).get(name);
        if (template == null) {
            throw new IllegalArgumentException("Expected a template named '" + name + "', but there is none");
        }
        return template;
    }
}
