package dev.rightsflow.connector.kit;

import java.util.List;

/** A message to a person or a recipient. */
public record Message(String to, String subject, String text, String html, List<Attachment> attachments) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    /** Hides address and content: they have no place in a log. */
    @Override
    public String toString() {
        return "Message[]";
    }

    @SuppressWarnings("ArrayRecordComponent") // carried from the command to the mail, never compared
    public record Attachment(String fileName, String contentType, byte[] content) {

        @Override
        public String toString() {
            return "Attachment[]";
        }
    }
}
