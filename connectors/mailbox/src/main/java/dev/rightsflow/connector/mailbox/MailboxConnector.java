package dev.rightsflow.connector.mailbox;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.mailbox.Descriptor.Category;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands on the mails of a mailbox. A person is found by their mail address and by nothing else: a name is shared
 * by many. What a mail says is never corrected, since it is what was said; what is kept for storage only goes into a folder of
 * its own.
 */
final class MailboxConnector implements Connector {

    private final Descriptor descriptor;
    private final Imap imap;
    private final Capabilities capabilities;

    /** A mail of the person, while its folder is open. */
    private interface Found {
        void take(Category category, Message mail) throws MessagingException, IOException;
    }

    MailboxConnector(Descriptor descriptor, Imap imap) {
        this.descriptor = descriptor;
        this.imap = imap;
        Set<String> all = descriptor.categories().stream().map(Category::name).collect(Collectors.toSet());
        this.capabilities = Capabilities.locating(all)
                .and(Action.DISCLOSE, all)
                .and(Action.EXPORT, all)
                .and(Action.ERASE, all)
                .and(Action.RESTRICT, all)
                .and(Action.LIFT_RESTRICTION, all);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        try {
            imap.use(this::check);
        } catch (ConnectorException e) {
            if (e.failure().code().equals(Imap.LOGIN_REFUSED)) {
                throw new MisconfiguredException(e.failure().message(), e);
            }
            throw e;
        }
    }

    private void check(IMAPStore store) throws MessagingException {

        if (!store.hasCapability("UIDPLUS")) {
            throw new MisconfiguredException(
                    "Expected the server of %s to know UIDPLUS (RFC 4315), but it does not; without it, erasing one mail would erase whatever others have marked as deleted"
                            .formatted(descriptor.system()));
        }
        for (Category category : descriptor.categories()) {
            if (!store.getFolder(category.folder()).exists()) {
                throw category.place()
                        .wrong("Expected a folder '%s', but there is none that this user can see"
                                .formatted(category.folder()));
            }
            Folder restricted = store.getFolder(category.restrictedFolder());
            if (!restricted.exists() && !restricted.create(Folder.HOLDS_MESSAGES)) {
                throw category.place()
                        .wrong("Expected a folder '%s', but there is none, and this user may not make it"
                                .formatted(category.restrictedFolder()));
            }
        }
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        Map<String, HeldRecord> found = new LinkedHashMap<>();
        forEach(subject, (category, mail) -> {
            String id = Mails.id(mail);
            found.putIfAbsent(category.name() + id, new HeldRecord(category.name(), date(mail), id));
        });
        return List.copyOf(found.values());
    }

    @Override
    public List<ExtractRecord> read(Subject subject, List<HeldRecord> held) {
        OthersMasked others = new OthersMasked(subject, descriptor.ourDomain(), descriptor.phoneRegion());
        List<ExtractRecord> read = new ArrayList<>();
        Set<String> wanted = ids(held);
        forEach(subject, (category, mail) -> {
            if (wanted.remove(category.name() + Mails.id(mail))) {
                read.add(new ExtractRecord(category.name(), date(mail), fields(subject, mail, others)));
            }
        });
        return read;
    }

    private List<ExtractRecord.Field> fields(Subject subject, Message mail, OthersMasked others)
            throws MessagingException, IOException {
        boolean own = Mails.isFrom(mail, subject.identifier("email").orElse(""));
        Instant at = Mails.at(mail);
        LocalDate day = LocalDate.ofInstant(at == null ? Instant.EPOCH : at, descriptor.zone());
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "Date",
                at == null ? "" : at.atZone(descriptor.zone()).toLocalDateTime().toString());
        values.put("Name", own ? Mails.name(mail.getFrom()) : "");
        values.put("From", Mails.addresses(mail.getFrom()));
        values.put("To", Mails.addresses(mail.getAllRecipients()));
        values.put("Subject", mail.getSubject() == null ? "" : mail.getSubject());
        values.put("Text", Mails.text(mail).strip());
        values.put("Attachments", String.join(", ", Mails.attachments(mail)));
        List<ExtractRecord.Field> fields = new ArrayList<>();
        values.forEach((label, value) -> {
            if (!value.isBlank()) {
                fields.add(new ExtractRecord.Field(label, others.in(value, day), own));
            }
        });
        return fields;
    }

    @Override
    public List<RecordOutcome> erase(Subject subject, List<HeldRecord> held) {
        return with(
                subject,
                held,
                MailboxConnector::bothFolders,
                Outcome.ERASED,
                (store, category, folder, mails) -> Imap.remove(folder, mails));
    }

    @Override
    public List<RecordOutcome> restrict(Subject subject, List<HeldRecord> held, Set<String> purposes) {
        return with(
                subject,
                held,
                category -> Stream.of(category.folder()),
                Outcome.RESTRICTED,
                (store, category, folder, mails) -> Imap.move(store, folder, mails, category.restrictedFolder()));
    }

    @Override
    public List<RecordOutcome> liftRestriction(Subject subject, List<HeldRecord> held) {
        return with(
                subject,
                held,
                category -> Stream.of(category.restrictedFolder()),
                Outcome.LIFTED,
                (store, category, folder, mails) -> Imap.move(store, folder, mails, category.folder()));
    }

    private interface Effect {
        void on(IMAPStore store, Category category, IMAPFolder folder, Message[] mails) throws MessagingException;
    }

    /** What is not in these folders any more was treated before a crash. */
    private List<RecordOutcome> with(
            Subject subject,
            List<HeldRecord> held,
            Function<Category, Stream<String>> folders,
            Outcome outcome,
            Effect effect) {
        Set<String> wanted = ids(held);
        imap.use(store -> {
            for (Category category : descriptor.categories()) {
                for (String name : folders.apply(category).toList()) {
                    Imap.inFolder(store, name, Folder.READ_WRITE, folder -> {
                        List<Message> mails = new ArrayList<>();
                        for (Message mail : find(folder, subject)) {
                            if (wanted.contains(category.name() + Mails.id(mail))) {
                                mails.add(mail);
                            }
                        }
                        if (!mails.isEmpty()) {
                            effect.on(store, category, folder, mails.toArray(Message[]::new));
                        }
                    });
                }
            }
        });
        return held.stream().map(record -> record.became(outcome)).toList();
    }

    private void forEach(Subject subject, Found found) {
        imap.use(store -> {
            for (Category category : descriptor.categories()) {
                for (String name : bothFolders(category).toList()) {
                    Imap.inFolder(store, name, Folder.READ_ONLY, folder -> {
                        for (Message mail : find(folder, subject)) {
                            found.take(category, mail);
                        }
                    });
                }
            }
        });
    }

    private static List<Message> find(IMAPFolder folder, Subject subject) throws MessagingException, IOException {
        String address = subject.identifier("email").orElse(null);
        return address == null ? List.of() : Imap.find(folder, address);
    }

    private static Stream<String> bothFolders(Category category) {
        return Stream.of(category.folder(), category.restrictedFolder());
    }

    private static Set<String> ids(List<HeldRecord> held) {
        return held.stream().map(record -> record.category() + record.id()).collect(Collectors.toSet());
    }

    private @Nullable LocalDate date(Message mail) throws MessagingException {
        Instant at = Mails.at(mail);
        return at == null ? null : LocalDate.ofInstant(at, descriptor.zone());
    }
}
