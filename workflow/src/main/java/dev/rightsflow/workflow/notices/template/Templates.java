package dev.rightsflow.workflow.notices.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All texts in all languages, read and checked at start-up. */
public final class Templates {

    private static final String LAYOUT = "layout.html";
    private static final String FOOTER = "footer.md";
    private static final String WORDS = "words.properties";
    private static final String README = "README.md";
    private static final Pattern INCLUDE = Pattern.compile("\\s*\\{\\{>\\s*([a-z0-9-]+)\\s*}}\\s*");
    private static final Pattern SUBJECT = Pattern.compile("Subject: (\\S.*)");
    private static final Pattern REMOTE =
            Pattern.compile("(?i)<(img|script|link|iframe|object|video|audio|form)\\b|url\\(|@import");

    private final List<String> languages;
    private final Map<String, Map<String, Template>> byLanguage;

    /**
     * What to load.
     *
     * @param languages BCP 47, the default first
     * @param overrides the controller's own directory, whose files win over the shipped ones; null for none
     * @param frame record of what every text may name besides its own record
     * @param about record whose parts the frame repeats: a text need not say them
     * @param mails name of the text to the record that it is written for
     * @param pages the same for pages, where values keep their line breaks
     */
    public record Catalogue(
            List<String> languages,
            @Nullable Path overrides,
            Class<?> frame,
            Class<?> about,
            Map<String, Class<?>> mails,
            Map<String, Class<?>> pages) {}

    /** @throws FaultyTemplatesException with all that is wrong */
    public Templates(Catalogue catalogue) {
        Loading loading = new Loading(catalogue);
        this.languages = List.copyOf(catalogue.languages());
        this.byLanguage = loading.load();
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

    /** One reading of all files; collects every fault before it gives up. */
    private static final class Loading {

        private final Catalogue catalogue;
        private final Sources sources;
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> read = new HashSet<>();

        Loading(Catalogue catalogue) {
            this.catalogue = catalogue;
            this.sources = new Sources(catalogue.overrides());
        }

        Map<String, Map<String, Template>> load() {
            if (catalogue.languages().isEmpty()) {
                throw new IllegalArgumentException("Expected at least one language, but got none");
            }
            read.add(README);
            String layout = layout();
            Map<String, Map<String, Template>> loaded = new HashMap<>();
            for (String language : catalogue.languages()) {
                loaded.put(language, language(language, layout));
            }
            refuseUnknownFiles();
            if (!faults.isEmpty()) {
                throw new FaultyTemplatesException(faults);
            }
            return loaded;
        }

        private Map<String, Template> language(String language, String layout) {
            Words words = new Words(sources.describe(language + "/" + WORDS), lines(language + "/" + WORDS), faults);
            Locale locale = Locale.forLanguageTag(language);
            String date = words.pattern(Words.DATE, faults);
            String dateTime = words.pattern(Words.DATE_TIME, faults);
            Typesetter oneLine = new Typesetter(locale, date, dateTime, false);
            Typesetter manyLines = new Typesetter(locale, date, dateTime, true);
            List<SourceLine> footer = included(language, lines(language + "/" + FOOTER), new HashSet<>());
            Map<String, Template> texts = new HashMap<>();
            catalogue
                    .mails()
                    .forEach((name, type) ->
                            texts.put(name, template(language, name, type, layout, footer, oneLine, words)));
            catalogue
                    .pages()
                    .forEach((name, type) ->
                            texts.put(name, template(language, name, type, layout, footer, manyLines, words)));
            words.refuseUnused(faults);
            return texts;
        }

        private @Nullable Template template(
                String language,
                String name,
                Class<?> type,
                String layout,
                List<SourceLine> footer,
                Typesetter typesetter,
                Words words) {
            String file = language + "/" + name + ".md";
            List<SourceLine> lines = lines(file);
            if (lines.isEmpty()) {
                return null;
            }
            int before = faults.size();
            Matcher subject = SUBJECT.matcher(lines.getFirst().text());
            if (!subject.matches()) {
                faults.add(lines.getFirst().fault("Expected 'Subject: ' and words, but found something else"));
                return null;
            }
            List<SourceLine> body = included(language, lines.subList(1, lines.size()), new HashSet<>());
            Check check = new Check(words, faults);
            Scope scope = Scope.of(type, catalogue.frame());
            List<Node> tags = TagReader.read(body, faults);
            check.names(tags, scope);
            check.says(tags, type, catalogue.about(), lines.getFirst().file());
            check.names(TagReader.read(List.of(lines.getFirst()), faults), scope);
            check.names(TagReader.read(footer, faults), Scope.of(catalogue.frame()));
            Markup.Formats whole = Markup.of(body, faults);
            Markup.Formats end = Markup.of(footer, faults);
            if (faults.size() > before) {
                return null;
            }
            String html = layout.replace("{{>title}}", Inline.HTML.words(subject.group(1)))
                    .replace("{{>body}}", whole.html())
                    .replace("{{>footer}}", end.html());
            String text = whole.text() + "\n--\n" + end.text();
            return new Template(subject.group(1), text, html, typesetter, words);
        }

        /** Puts the lines of {@code {{>name}}} in its place; each keeps its own file and number. */
        private List<SourceLine> included(String language, List<SourceLine> lines, Set<String> open) {
            List<SourceLine> all = new ArrayList<>();
            for (SourceLine line : lines) {
                Matcher include = INCLUDE.matcher(line.text());
                if (!include.matches()) {
                    all.add(line);
                } else if (open.add(include.group(1))) {
                    all.addAll(included(language, lines(language + "/" + include.group(1) + ".md"), open));
                    open.remove(include.group(1));
                } else {
                    faults.add(line.fault(
                            "Expected texts that do not include themselves, but '" + include.group(1) + "' does"));
                }
            }
            return all;
        }

        private String layout() {
            List<SourceLine> lines = lines(LAYOUT);
            for (SourceLine line : lines) {
                if (REMOTE.matcher(line.text()).find()) {
                    faults.add(line.fault("Expected a layout that loads and runs nothing, but this line would"));
                }
            }
            String layout = lines.stream().map(SourceLine::text).collect(Collectors.joining("\n", "", "\n"));
            for (String part : List.of("{{>title}}", "{{>body}}", "{{>footer}}", "lang=\"{{language}}\"")) {
                if (!layout.contains(part)) {
                    faults.add(new Fault(
                            sources.describe(LAYOUT),
                            0,
                            "Expected the layout to contain " + part + ", but it does not"));
                }
            }
            List<SourceLine> tags = lines.stream()
                    .map(line -> new SourceLine(
                            line.file(), line.number(), line.text().replaceAll("\\{\\{>(title|body|footer)}}", "")))
                    .toList();
            new Check(new Words(LAYOUT, List.of(), faults), faults)
                    .names(TagReader.read(tags, faults), Scope.of(catalogue.frame()));
            return layout;
        }

        private List<SourceLine> lines(String name) {
            boolean isNew = read.add(name);
            return sources.read(name).orElseGet(() -> {
                if (isNew) {
                    faults.add(new Fault(sources.describe(name), 0, "Expected this file, but it is missing"));
                }
                return List.of();
            });
        }

        private void refuseUnknownFiles() {
            for (String file : sources.overriding()) {
                if (!read.contains(file)) {
                    faults.add(new Fault(
                            sources.describe(file),
                            0,
                            "Expected one of " + new TreeSet<>(read) + ", but this file is none of them"));
                }
            }
        }
    }
}
