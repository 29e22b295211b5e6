package dev.rightsflow.workflow.notices.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be named at one place of a template.
 *
 * @param vocabularies the innermost first, as Mustache looks names up
 * @param present optional parts whose own section surrounds the place
 * @param inValues whether the place is inside a list of plain values
 */
record Scope(List<Vocabulary> vocabularies, List<String> present, boolean inValues) {

    /** @param form which of a code's words is meant; empty for anything but a code */
    record Found(Part part, String form) {}

    static Scope of(Class<?>... types) {
        List<Vocabulary> vocabularies = new ArrayList<>();
        for (Class<?> type : types) {
            vocabularies.add(Vocabulary.of(type));
        }
        return new Scope(vocabularies, List.of(), false);
    }

    Scope within(String name, Part part) {
        List<Vocabulary> inner = new ArrayList<>(vocabularies);
        if (part.kind() == Part.Kind.RECORD || part.kind() == Part.Kind.RECORDS) {
            inner.addFirst(Vocabulary.of(part.type()));
        }
        List<String> known = new ArrayList<>(present);
        known.add(name);
        return new Scope(inner, known, part.kind() == Part.Kind.VALUES);
    }

    boolean knowsPresent(String name) {
        return present.contains(name);
    }

    Optional<Found> find(String name) {
        String[] path = name.split("\\.", -1);
        for (Vocabulary vocabulary : vocabularies) {
            Optional<Part> first = vocabulary.find(path[0]);
            if (first.isPresent()) {
                return follow(first.get(), path, 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> follow(Part part, String[] path, int next) {
        if (part.kind() == Part.Kind.CODE) {
            return switch (path.length - next) {
                case 0 -> Optional.of(new Found(part, ""));
                case 1 -> Optional.of(new Found(part, path[next]));
                default -> Optional.empty();
            };
        }
        if (next == path.length) {
            return Optional.of(new Found(part, ""));
        }
        if (part.kind() != Part.Kind.RECORD) {
            return Optional.empty();
        }
        return Vocabulary.of(part.type()).find(path[next]).flatMap(inner -> follow(inner, path, next + 1));
    }

    List<String> names() {
        return vocabularies.stream()
                .flatMap(vocabulary -> vocabulary.names().stream())
                .distinct()
                .toList();
    }
}
