package dev.rightsflow.connector.mail;

import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Subject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Delivers messages to a mail server. Mail has no transactions: after a crash between the server's acceptance and the
 * ledger's note the message is sent a second time, with the Message-ID that it had the first time, by which mail servers
 * and readers recognise it.
 */
final class MailConnector implements Connector {

    private final JavaMailSenderImpl sender;
    private final InternetAddress from;

    /** @param from address, or name and address, that answers go to */
    MailConnector(JavaMailSenderImpl sender, String from) {
        this.sender = sender;
        try {
            this.from = new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new MisconfiguredException(
                    "Expected rightsflow.mail.from to be an address, or a name and <address>, but it is not", e);
        }
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.notifying();
    }

    @Override
    public void check() {
        try {
            sender.testConnection();
        } catch (AuthenticationFailedException e) {
            throw new MisconfiguredException(
                    "Expected the mail server to accept the connector's user, but it refuses; see spring.mail.username"
                            + " and its password",
                    e);
        } catch (MessagingException e) {
            throw ConnectorException.unreachable(
                    "Expected the mail server to answer, but it does not; see spring.mail.host and spring.mail.port,"
                            + " and that it runs",
                    e);
        }
    }

    /** Mail that was sent is the recipients'; nothing is held here. */
    @Override
    public List<HeldRecord> locate(Subject subject) {
        return List.of();
    }

    @Override
    public void send(String commandId, Message message) {
        try {
            sender.send(mail(commandId, message));
        } catch (MailAuthenticationException e) {
            throw ConnectorException.later(
                    "MAIL_LOGIN_REFUSED",
                    "Expected the mail server to accept the connector's user, but it refuses; see spring.mail.username"
                            + " and its password");
        } catch (MailSendException e) {
            throw Rejection.of(commandId, e);
        } catch (MessagingException e) {
            throw ConnectorException.refused(
                    "ADDRESS_INVALID",
                    "Expected the message of %s to have an address that mail can be sent to, but it has none; correct the address and send the notice again"
                            .formatted(commandId));
        }
    }

    private MimeMessage mail(String commandId, Message message) throws MessagingException {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(new InternetAddress(message.to(), true));
        parts.setSubject(message.subject());
        parts.setText(message.text(), message.html());
        for (Message.Attachment attachment : message.attachments()) {
            parts.addAttachment(
                    attachment.fileName(), new ByteArrayResource(attachment.content()), attachment.contentType());
        }
        mail.setHeader("Message-ID", messageId(commandId));
        // RFC 3834: no out-of-office answer, please.
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** The same for the same command. */
    private String messageId(String commandId) {
        String address = from.getAddress();
        return "<%s@%s>"
                .formatted(commandId.replaceAll("[^A-Za-z0-9-]", "."), address.substring(address.indexOf('@') + 1));
    }
}
