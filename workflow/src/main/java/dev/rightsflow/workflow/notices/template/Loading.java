package dev.rightsflow.workflow.notices.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One reading of all files; collects every fault before it gives up. */
final class Loading {

    private static final String LAYOUT = "layout.html";
    private static final String WORDS = "words.properties";
    private static final String README = "README.md";
    private static final Pattern INCLUDE = Pattern.compile("\\s*\\{\\{>\\s*([a-z0-9-]+)\\s*}}\\s*");
    private static final Pattern SUBJECT = Pattern.compile("Subject: (\\S.*)");
    private static final Pattern PLACE = Pattern.compile("\\{\\{>(?:title|body|footer)}}");
    private static final Pattern REMOTE = Pattern.compile(
            "(?i)<(img|script|link|iframe|object|embed|video|audio|form|base)\\b|url\\(|@import|\\bon\\w+=");

    private final List<String> languages;
    private final List<Templates.Text> texts;
    private final Sources sources;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> read = new HashSet<>(Set.of(README));

    Loading(List<String> languages, Sources sources, List<Templates.Text> texts) {
        this.languages = languages;
        this.sources = sources;
        this.texts = texts;
    }

    /** @return language to name to template */
    Map<String, Map<String, Template>> load() {
        String layout = layout();
        Map<String, Map<String, Template>> loaded = new HashMap<>();
        for (String language : languages) {
            loaded.put(language, language(language, layout));
        }
        refuseUnknownFiles();
        if (!faults.isEmpty()) {
            throw new FaultyTemplatesException(faults);
        }
        return loaded;
    }

    private Map<String, Template> language(String language, String layout) {
        String file = language + "/" + WORDS;
        Words words = new Words(sources.describe(file), lines(file), faults);
        Typesetter oneLine = typesetter(language, words, false);
        Typesetter manyLines = typesetter(language, words, true);
        Map<String, Template> loaded = new HashMap<>();
        for (Templates.Text text : texts) {
            template(language, text, layout, words)
                    .ifPresent(source ->
                            loaded.put(text.name(), source.compile(text.keepsLines() ? manyLines : oneLine, words)));
        }
        words.refuseUnused(faults);
        return loaded;
    }

    private Typesetter typesetter(String language, Words words, boolean keepsLines) {
        return new Typesetter(
                Locale.forLanguageTag(language),
                words.pattern(Words.DATE, faults),
                words.pattern(Words.DATE_TIME, faults),
                keepsLines);
    }

    private record Source(String subject, String text, String html, String onPaper) {

        Template compile(Typesetter typesetter, Words words) {
            return new Template(subject, text, html, onPaper, typesetter, words);
        }
    }

    /** @return empty where there are faults */
    private Optional<Source> template(String language, Templates.Text text, String layout, Words words) {
        List<SourceLine> lines = lines(language + "/" + text.name() + ".md");
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        SourceLine first = lines.getFirst();
        Matcher subject = SUBJECT.matcher(first.text());
        if (!subject.matches()) {
            faults.add(first.fault("Expected 'Subject: ' and words, but found something else"));
            return Optional.empty();
        }
        int before = faults.size();
        List<SourceLine> body = included(language, lines.subList(1, lines.size()), new HashSet<>());
        List<SourceLine> footer = included(language, lines(language + "/" + text.footer() + ".md"), new HashSet<>());
        Check check = new Check(words, text.frame(), faults);
        Scope scope = Scope.of(text.record(), text.frame());
        List<Node> tags = TagReader.read(body, faults);
        check.names(tags, scope);
        check.says(tags, text.record(), first.file());
        check.names(TagReader.read(List.of(first), faults), scope);
        check.names(TagReader.read(footer, faults), Scope.of(text.frame()));
        Markup.Formats main = Markup.of(body, faults);
        Markup.Formats end = Markup.of(footer, faults);
        if (faults.size() > before) {
            return Optional.empty();
        }
        String html = layout.replace("{{>title}}", Inline.HTML.words(subject.group(1)))
                .replace("{{>body}}", main.html())
                .replace("{{>footer}}", end.html());
        String onPaper = main.html() + "<footer>\n" + end.html() + "</footer>\n";
        return Optional.of(new Source(subject.group(1), main.text() + "\n--\n" + end.text(), html, onPaper));
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
        List<SourceLine> tags = new ArrayList<>();
        for (SourceLine line : lines) {
            if (REMOTE.matcher(line.text()).find()) {
                faults.add(line.fault("Expected a layout that loads and runs nothing, but this line would"));
            }
            tags.add(new SourceLine(
                    line.file(), line.number(), PLACE.matcher(line.text()).replaceAll("")));
        }
        String layout = lines.stream().map(SourceLine::text).collect(Collectors.joining("\n", "", "\n"));
        for (String part : List.of("{{>title}}", "{{>body}}", "{{>footer}}", "lang=\"{{language}}\"")) {
            if (!layout.contains(part)) {
                faults.add(new Fault(
                        sources.describe(LAYOUT), 0, "Expected the layout to contain " + part + ", but it does not"));
            }
        }
        List<Node> nodes = TagReader.read(tags, faults);
        texts.stream()
                .map(Templates.Text::frame)
                .distinct()
                .forEach(frame ->
                        new Check(new Words(LAYOUT, List.of(), faults), frame, faults).names(nodes, Scope.of(frame)));
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

    /** A misspelt file name would otherwise change nothing, unseen. */
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
