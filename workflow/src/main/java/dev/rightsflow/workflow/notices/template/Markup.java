package dev.rightsflow.workflow.notices.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a template into two Mustache templates, one of HTML and one of plain text, so that both formats say
 * the same by construction. The text is a small part of Markdown, described in {@code notices/README.md}. Values are put
 * in only after this, so that nothing in a value is ever read as markup.
 */
final class Markup {

    private static final Pattern ONLY_TAGS = Pattern.compile("(?:\\{\\{[#^/!][^}]*}}\\s*)+");
    private static final Pattern HEADING = Pattern.compile("(#{1,3}) (.+)");
    private static final Pattern FACT = Pattern.compile("\\|\\s*(.+?)\\s*\\|\\s*(.+?)\\s*\\|");
    private static final Pattern ALIEN = Pattern.compile("(?:[*+>] |\\d+[.)] |!\\[|####|```|\\|).*");

    private enum Kind {
        TAGS,
        HEADING,
        ITEM,
        FACT,
        CARD,
        WORDS
    }

    private record Line(Kind kind, String text, SourceLine source) {}

    private final List<Fault> faults;
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private @Nullable SourceLine openCard;

    private Markup(List<Fault> faults) {
        this.faults = faults;
    }

    record Formats(String html, String text) {}

    static Formats of(List<SourceLine> lines, List<Fault> faults) {
        Markup markup = new Markup(faults);
        List<Line> block = new ArrayList<>();
        for (SourceLine line : lines) {
            if (line.isBlank()) {
                markup.block(block);
                block.clear();
            } else {
                block.add(markup.read(line));
            }
        }
        markup.block(block);
        if (markup.openCard != null) {
            faults.add(markup.openCard.fault("Expected ::: in pairs, but one has no partner"));
        }
        return new Formats(markup.html.toString(), markup.text.toString());
    }

    private Line read(SourceLine line) {
        Inline.check(line, faults);
        String words = line.text().strip();
        if (ONLY_TAGS.matcher(words).matches()) {
            return new Line(Kind.TAGS, words, line);
        }
        if (words.equals(":::")) {
            return new Line(Kind.CARD, words, line);
        }
        if (HEADING.matcher(words).matches()) {
            return new Line(Kind.HEADING, words, line);
        }
        if (words.startsWith("- ")) {
            return new Line(Kind.ITEM, words.substring(2).strip(), line);
        }
        if (FACT.matcher(words).matches()) {
            return new Line(Kind.FACT, words, line);
        }
        if (ALIEN.matcher(words).matches()) {
            faults.add(line.fault("Expected a heading (#, ##, ###), an item (- ), a fact (| label | value |), ::: or"
                    + " plain words, but the line begins with '" + words.split(" ", 2)[0] + "'"));
        }
        return new Line(Kind.WORDS, words, line);
    }

    private void block(List<Line> block) {
        if (block.stream().allMatch(line -> line.kind() == Kind.TAGS)) {
            block.forEach(this::tags);
            return;
        }
        if (isWholly(Kind.ITEM, block) || isWholly(Kind.FACT, block)) {
            container(block, isWholly(Kind.ITEM, block));
            return;
        }
        for (int from = 0; from < block.size(); ) {
            Kind kind = block.get(from).kind();
            int to = from + 1;
            while (to < block.size() && block.get(to).kind() == kind && kind != Kind.HEADING) {
                to++;
            }
            run(kind, block.subList(from, to));
            from = to;
        }
    }

    /** Whether the block is one list, so that its sections, which repeat the entries, belong inside it. */
    private static boolean isWholly(Kind kind, List<Line> block) {
        int depth = 0;
        for (Line line : block) {
            if (line.kind() != Kind.TAGS && line.kind() != kind) {
                return false;
            }
            if (line.kind() == Kind.TAGS) {
                Matcher tag = TagReader.TAG.matcher(line.text());
                while (tag.find()) {
                    depth += tag.group(2).equals("/") ? -1 : tag.group(2).equals("!") ? 0 : 1;
                    if (depth < 0) {
                        return false;
                    }
                }
            }
        }
        return depth == 0;
    }

    private void run(Kind kind, List<Line> lines) {
        switch (kind) {
            case TAGS -> lines.forEach(this::tags);
            case HEADING -> heading(lines.getFirst().text());
            case CARD -> lines.forEach(this::card);
            case ITEM -> container(lines, true);
            case FACT -> container(lines, false);
            case WORDS ->
                paragraph(String.join(" ", lines.stream().map(Line::text).toList()));
        }
    }

    private void tags(Line line) {
        html.append(line.text()).append('\n');
        text.append(line.text()).append('\n');
    }

    private void card(Line line) {
        html.append(openCard == null ? "<section class=\"card\">\n" : "</section>\n");
        openCard = openCard == null ? line.source() : null;
    }

    private void heading(String line) {
        Matcher heading = HEADING.matcher(line);
        heading.matches();
        int level = heading.group(1).length();
        String words = heading.group(2);
        html.append(String.format(Locale.ROOT, "<h%1$d>%2$s</h%1$d>\n", level, Inline.HTML.render(words)));
        String plain = Inline.TEXT.render(words);
        text.append(plain).append('\n');
        if (level < 3) {
            String underline = level == 1 ? "=" : "-";
            text.append(underline.repeat(plain.contains("{{") ? 40 : plain.length()))
                    .append("\n\n");
        }
    }

    private void paragraph(String words) {
        Matcher link = Inline.LINK.matcher(words);
        if (link.matches()) {
            html.append("<p><a class=\"button\" href=\"")
                    .append(Inline.HTML.words(link.group(2)))
                    .append("\">")
                    .append(Inline.HTML.words(link.group(1)))
                    .append("</a></p>\n");
            text.append(link.group(1)).append(":\n").append(link.group(2)).append("\n\n");
            return;
        }
        html.append("<p>").append(Inline.HTML.render(words)).append("</p>\n");
        text.append(Inline.TEXT.render(words)).append("\n\n");
    }

    private void container(List<Line> lines, boolean isList) {
        html.append(isList ? "<ul>\n" : "<dl>\n");
        for (Line line : lines) {
            switch (line.kind()) {
                case TAGS -> tags(line);
                case ITEM -> {
                    html.append("<li>").append(Inline.HTML.render(line.text())).append("</li>\n");
                    text.append("- ").append(Inline.TEXT.render(line.text())).append('\n');
                }
                default -> fact(line.text());
            }
        }
        html.append(isList ? "</ul>\n" : "</dl>\n");
        text.append('\n');
    }

    private void fact(String line) {
        Matcher fact = FACT.matcher(line);
        fact.matches();
        html.append("<div><dt>")
                .append(Inline.HTML.render(fact.group(1)))
                .append("</dt><dd>")
                .append(Inline.HTML.render(fact.group(2)))
                .append("</dd></div>\n");
        text.append("  ")
                .append(Inline.TEXT.render(fact.group(1)))
                .append(": ")
                .append(Inline.TEXT.render(fact.group(2)))
                .append('\n');
    }
}
