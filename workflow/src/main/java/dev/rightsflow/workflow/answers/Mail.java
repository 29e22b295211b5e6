package dev.rightsflow.workflow.answers;

import java.util.List;

/** A notice, ready to send or to print. */
public record Mail(String subject, String text, String html, List<Attachment> attachments) {

    public record Attachment(String fileName, String contentType, byte[] content) {}
}
