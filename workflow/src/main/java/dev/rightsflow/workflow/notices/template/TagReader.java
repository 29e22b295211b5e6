package dev.rightsflow.workflow.notices.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tags of a template. A tag stands within one line. Of Mustache's tags only variables, sections and comments
 * are allowed: an unescaped variable would let a value write HTML, and changed delimiters would hide tags from the check.
 */
final class TagReader {

    static final Pattern TAG = Pattern.compile("\\{\\{(\\{?)\\s*([#^/!>&=<$]?)\\s*(.*?)\\s*(}?)}}");

    private final List<Fault> faults;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Node> roots = new ArrayList<>();

    private record Open(Node.Section section, List<Node> children) {}

    private TagReader(List<Fault> faults) {
        this.faults = faults;
    }

    static List<Node> read(List<SourceLine> lines, List<Fault> faults) {
        TagReader reader = new TagReader(faults);
        lines.forEach(reader::read);
        reader.open.forEach(unclosed -> faults.add(unclosed.section()
                .line()
                .fault("Expected {{/" + unclosed.section().name() + "}} to end this section, but it never comes")));
        return reader.roots;
    }

    private void read(SourceLine line) {
        Matcher tag = TAG.matcher(line.text());
        int from = 0;
        while (tag.find(from)) {
            from = tag.end();
            String name = tag.group(3);
            switch (tag.group(1).isEmpty() ? tag.group(2) : "{") {
                case "" -> add(new Node.Variable(name, line.text().startsWith("](", tag.start() - 2), line));
                case "#" -> begin(name, false, line);
                case "^" -> begin(name, true, line);
                case "/" -> end(name, line);
                case "!" -> {}
                case ">" ->
                    faults.add(line.fault("Expected {{>" + name + "}} to stand alone on its line, but it does not"));
                case "{", "&" ->
                    faults.add(line.fault("Expected every value to be escaped, but '" + tag.group()
                            + "' is not; write {{" + name + "}}"));
                default ->
                    faults.add(line.fault("Expected a variable, a section or a comment, but found '" + tag.group()
                            + "', which notices do not use"));
            }
        }
        if (line.text().indexOf("{{", from) >= 0) {
            faults.add(line.fault("Expected }} on the same line as {{, but it is not there"));
        }
    }

    private void begin(String name, boolean inverted, SourceLine line) {
        List<Node> children = new ArrayList<>();
        open.push(new Open(new Node.Section(name, inverted, children, line), children));
    }

    private void end(String name, SourceLine line) {
        if (open.isEmpty() || !open.peek().section().name().equals(name)) {
            String found = open.isEmpty()
                    ? "no section is open"
                    : "the open one is {{#" + open.peek().section().name() + "}} of line "
                            + open.peek().section().line().number();
            faults.add(line.fault("Expected {{/" + name + "}} to end a section of that name, but " + found));
            return;
        }
        add(open.pop().section());
    }

    private void add(Node node) {
        if (open.isEmpty()) {
            roots.add(node);
        } else {
            open.peek().children().add(node);
        }
    }
}
