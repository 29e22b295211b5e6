package dev.rightsflow.workflow.notices.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand inside a paragraph: {@code **strong**}, {@code [label](address)}, a backslash where a line ends on
 * purpose, and tags, which pass through untouched.
 */
enum Inline {
    HTML {
        @Override
        String words(String words) {
            return words.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }

        @Override
        String strong(boolean begins) {
            return begins ? "<strong>" : "</strong>";
        }

        @Override
        String lineBreak() {
            return "<br>\n";
        }

        @Override
        String link(String label, String target) {
            return "<a href=\"" + words(target) + "\">" + words(label) + "</a>";
        }
    },
    TEXT {
        @Override
        String words(String words) {
            return words;
        }

        @Override
        String strong(boolean begins) {
            return "";
        }

        @Override
        String lineBreak() {
            return "\n";
        }

        @Override
        String link(String label, String target) {
            String address = target.startsWith("mailto:") ? target.substring("mailto:".length()) : target;
            return label.equals(address) ? address : label + " (" + address + ")";
        }
    };

    static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\(([^()\\s]+)\\)");

    private static final Pattern TOKEN =
            Pattern.compile("(?<tag>\\{\\{.*?}})|(?<strong>\\*\\*)|(?<break>\\\\ )|(?<link>" + LINK.pattern() + ")");
    private static final List<String> SCHEMES = List.of("https://", "http://", "mailto:", "tel:");

    /** Words as they are written, with the format's own marks made harmless; a tag has none. */
    abstract String words(String words);

    abstract String strong(boolean begins);

    abstract String lineBreak();

    abstract String link(String label, String target);

    String render(String line) {
        StringBuilder out = new StringBuilder();
        Matcher token = TOKEN.matcher(line);
        boolean strong = false;
        int from = 0;
        while (token.find()) {
            out.append(words(line.substring(from, token.start())));
            if (token.group("tag") != null) {
                out.append(token.group());
            } else if (token.group("strong") != null) {
                strong = !strong;
                out.append(strong(strong));
            } else if (token.group("break") != null) {
                out.append(lineBreak());
            } else {
                Matcher link = LINK.matcher(token.group("link"));
                link.matches();
                out.append(link(link.group(1), link.group(2)));
            }
            from = token.end();
        }
        return out.append(words(line.substring(from))).toString();
    }

    /** What is wrong inside a line, if anything. */
    static void check(SourceLine line, List<Fault> faults) {
        if ((line.text().split("\\*\\*", -1).length & 1) == 0) {
            faults.add(line.fault("Expected ** in pairs on one line, but one has no partner"));
        }
        Matcher link = LINK.matcher(line.text());
        while (link.find()) {
            String target = link.group(2);
            if (!target.matches("\\{\\{[^{}]+}}") && SCHEMES.stream().noneMatch(target::startsWith)) {
                faults.add(line.fault("Expected a link to begin with one of " + String.join(", ", SCHEMES)
                        + " or to be a variable, but it is '" + target + "'"));
            }
        }
    }
}
