package dev.rightsflow.connector.mail;

import dev.rightsflow.connector.kit.ConnectorException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/** What a mail server's no means. Its own words are left out, for they repeat the address. */
final class Rejection {

    private static final int FIRST_PERMANENT = 500;

    private Rejection() {}

    static ConnectorException of(String commandId, MailSendException e) {
        Exception cause = e.getMessageExceptions().length > 0 ? e.getMessageExceptions()[0] : e;
        OptionalInt reply = reply(cause);
        if (reply.isEmpty() && !(cause instanceof SendFailedException)) {
            return ConnectorException.unreachable(
                    "Expected the mail server to answer, but it does not; see spring.mail.host and spring.mail.port,"
                            + " and that it runs",
                    e);
        }
        if (reply.isPresent() && reply.getAsInt() < FIRST_PERMANENT) {
            return ConnectorException.later(
                    "MAIL_DEFERRED",
                    "Expected the mail server to take the message of %s, but it asks to come back later (reply %d)"
                            .formatted(commandId, reply.getAsInt()));
        }
        return ConnectorException.refused(
                "MAIL_REFUSED",
                "Expected the mail server to take the message of %s, but it refuses address or content for good%s; reach the person in another way"
                        .formatted(commandId, reply.isPresent() ? " (reply " + reply.getAsInt() + ")" : ""));
    }

    /** The most telling reply in the chain: what was said of the address comes before what was said of the message. */
    private static OptionalInt reply(Exception exception) {
        OptionalInt reply = OptionalInt.empty();
        Exception next = exception;
        while (next != null) {
            reply = switch (next) {
                case SMTPAddressFailedException address -> OptionalInt.of(address.getReturnCode());
                case SMTPSenderFailedException from -> OptionalInt.of(from.getReturnCode());
                case SMTPSendFailedException send -> OptionalInt.of(send.getReturnCode());
                default -> reply;
            };
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return reply;
    }
}
