package dev.rightsflow.workflow.notices.template;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the tags of one template against the vocabulary of its record, both ways: every name must exist, and every part
 * that the record demands must be said. So what the law demands of an answer, and the record's constructor therefore
 * demands of the code, cannot be lost in the words either.
 */
final class Check {

    private final Words words;
    private final Class<?> frame;
    private final List<Fault> faults;

    /** @param frame what it says, a text need not say again */
    Check(Words words, Class<?> frame, List<Fault> faults) {
        this.words = words;
        this.frame = frame;
        this.faults = faults;
    }

    /** Checks that whatever the template names exists and may stand where it stands. */
    void names(List<Node> nodes, Scope scope) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Variable variable -> variable(variable, scope);
                case Node.Section section -> section(section, scope);
            }
        }
    }

    /**
     * Checks that the template says every demanded part of the record outside any condition but the part's own.
     */
    void says(List<Node> nodes, Class<?> type, String file) {
        says(nodes, type, "", file);
    }

    private void says(List<Node> nodes, Class<?> type, String prefix, String file) {
        for (Part part : Vocabulary.of(type).parts()) {
            if (part.demanded() && !isFramed(part) && !says(nodes, part, prefix + part.name(), file)) {
                faults.add(new Fault(
                        file,
                        0,
                        "Expected the text to say {{" + prefix + part.name() + "}}"
                                + (part.optional() ? " where there is one" : " whatever the case")
                                + ", but it does not"));
            }
        }
    }

    /** Whether the frame says the part itself, or everything that the part is made of. */
    private boolean isFramed(Part part) {
        Vocabulary framed = Vocabulary.of(frame);
        boolean isSame = framed.find(part.name())
                .filter(other -> other.type() == part.type() && other.optional() == part.optional())
                .isPresent();
        return isSame
                || (part.kind() == Part.Kind.RECORD
                        && Vocabulary.of(part.type()).parts().stream()
                                .allMatch(inner -> framed.find(inner.name()).isPresent()));
    }

    private boolean says(List<Node> nodes, Part part, String name, String file) {
        return switch (part.kind()) {
            case VALUE -> part.optional() ? asksFor(nodes, name) : prints(nodes, name);
            case CODE, FLAG -> prints(nodes, name) || asksFor(nodes, name);
            case VALUES -> sectionsOf(nodes, name).stream().anyMatch(section -> prints(section.children(), "."));
            case RECORD -> {
                if (!saysInside(nodes, part, name, file)) {
                    says(nodes, part.type(), name + ".", file);
                }
                yield true;
            }
            case RECORDS -> saysInside(nodes, part, name, file);
        };
    }

    /** Whether the part has a section; what the section leaves out becomes a fault. One complete section is enough. */
    private boolean saysInside(List<Node> nodes, Part part, String name, String file) {
        List<List<Fault>> missing = new ArrayList<>();
        for (Node.Section section : sectionsOf(nodes, name)) {
            List<Fault> found = new ArrayList<>();
            new Check(words, frame, found).says(section.children(), part.type(), "", file);
            missing.add(found);
        }
        if (missing.stream().noneMatch(List::isEmpty)) {
            missing.stream().findFirst().ifPresent(faults::addAll);
        }
        return !missing.isEmpty();
    }

    private static boolean prints(List<Node> nodes, String name) {
        return nodes.stream()
                .anyMatch(node -> node instanceof Node.Variable variable
                        && (variable.name().equals(name) || variable.name().startsWith(name + ".")));
    }

    private static boolean asksFor(List<Node> nodes, String name) {
        return !sectionsOf(nodes, name).isEmpty();
    }

    /** A section may itself stand in another, as a list under a heading that only stands when there is something to list. */
    private static List<Node.Section> sectionsOf(List<Node> nodes, String name) {
        List<Node.Section> found = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Node.Section section && !section.inverted()) {
                if (section.name().equals(name)) {
                    found.add(section);
                } else {
                    found.addAll(sectionsOf(section.children(), name));
                }
            }
        }
        return found;
    }

    private void variable(Node.Variable variable, Scope scope) {
        if (variable.name().equals(".")) {
            if (!scope.inValues()) {
                faults.add(variable.line().fault("Expected {{.}} inside a list of plain values, but it is not"));
            }
            return;
        }
        Optional<Scope.Found> found = find(variable.name(), variable.line(), scope);
        if (found.isEmpty()) {
            return;
        }
        Part part = found.get().part();
        if (variable.isTarget() && part.type() != URI.class) {
            faults.add(variable.line()
                    .fault("Expected a link to lead to an address, but {{" + variable.name() + "}} may be anything"));
        }
        switch (part.kind()) {
            case VALUE -> {
                if (part.optional() && !scope.knowsPresent(variable.name())) {
                    faults.add(variable.line()
                            .fault("Expected {{" + variable.name() + "}} inside {{#" + variable.name() + "}}...{{/"
                                    + variable.name() + "}}, because it may be absent"));
                }
            }
            case CODE -> words.demand(part.type(), found.get().form(), variable.line(), faults);
            case FLAG, RECORD, VALUES, RECORDS ->
                faults.add(variable.line()
                        .fault("Expected {{" + variable.name()
                                + "}} to be something that can be printed, but it is not; write {{#" + variable.name()
                                + "}}...{{/" + variable.name() + "}}"));
        }
    }

    private void section(Node.Section section, Scope scope) {
        if (section.name().equals("-first") || section.name().equals("-last")) {
            names(section.children(), scope);
            return;
        }
        find(section.name(), section.line(), scope).ifPresent(found -> {
            Scope inner = section.inverted() ? scope : scope.within(section.name(), found.part());
            names(section.children(), inner);
        });
    }

    private Optional<Scope.Found> find(String name, SourceLine line, Scope scope) {
        Optional<Scope.Found> found = scope.find(name);
        if (found.isEmpty()) {
            faults.add(line.fault(
                    "Expected '" + name + "' to be one of " + String.join(", ", scope.names()) + ", but it is not"));
        }
        return found;
    }
}
