package dev.rightsflow.workflow.notices.template;

import java.util.List;

/** The tags of a template as a tree; the words between them do not matter here. */
sealed interface Node {

    SourceLine line();

    /**
     * {@code {{name}}}; {@code .} is the element of a list of values.
     *
     * @param isTarget whether it is the whole target of a link
     */
    record Variable(String name, boolean isTarget, SourceLine line) implements Node {}

    /** {@code {{#name}}...{{/name}}}, or with {@code ^} for what stands there when it is absent, empty or not so. */
    record Section(String name, boolean inverted, List<Node> children, SourceLine line) implements Node {}
}
