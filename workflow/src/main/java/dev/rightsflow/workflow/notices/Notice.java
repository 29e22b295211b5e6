package dev.rightsflow.workflow.notices;

/**
 * Something we write to the person. Its constructor demands the parts that the law demands, and its template is refused
 * at start-up unless it says each of them: a notice that lacks one can be neither built nor rendered.
 */
public sealed interface Notice permits Progress, Answer, FollowUp {

    About about();

    Kind kind();
}
