package dev.rightsflow.workflow.notices;

/**
 * A notice as a mail.
 *
 * @param subject one line without control characters
 * @param text plain text; says the same as the HTML
 * @param html a whole document that loads nothing from anywhere; of a letter what stands on the paper, without the sender and
 *     the address: whoever prints it puts it on their page
 */
public record Rendered(String subject, String text, String html) {}
