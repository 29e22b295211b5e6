package dev.rightsflow.local.samples;

import dev.rightsflow.connector.jdbc.IdentifierHash;
import dev.rightsflow.embedded.Mailbox;
import dev.rightsflow.embedded.opendsr.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;

/** The sample systems, in one directory. */
public final class SampleSystems implements AutoCloseable {

    private static final long SEED = 20_261_122;
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final LocalDate born;
    private final SampleDatabase crm;
    private final SampleDatabase invoicing;
    private final SampleDatabase newsletter;
    private final SampleDatabase employment;
    private final SampleDatabase creditRegisters;
    private final SampleDatabase paperArchive;
    private final IdentifierHash memory;
    private final NewsletterApi newsletterApi;
    private final Mailbox support;
    private final SampleDatabase analytics;
    private final AnalyticsApi analyticsApi;
    private final SampleDatabase mailingList;
    private final Processor mailingService;

    private SampleSystems(Path directory, Keys keys, int newsletterPort) {
        this.born = born(directory);
        this.crm = new SampleDatabase(directory.resolve("crm"));
        this.invoicing = new SampleDatabase(directory.resolve("invoicing"));
        this.newsletter = new SampleDatabase(directory.resolve("newsletter"));
        this.employment = new SampleDatabase(directory.resolve("employment"));
        this.creditRegisters = new SampleDatabase(directory.resolve("credit-registers"));
        this.paperArchive = new SampleDatabase(directory.resolve("paper-archive"));
        this.memory = new IdentifierHash(keys.registersMemory());
        this.newsletterApi = new NewsletterApi(new NewsletterStore(newsletter), keys.newsletterToken(), newsletterPort);
        this.support = Mailbox.in(directory.resolve("support"), 0, "support", keys.supportPassword());
        this.analytics = new SampleDatabase(directory.resolve("analytics"));
        this.analyticsApi = new AnalyticsApi(analytics, keys.analyticsToken(), 0);
        this.mailingList = new SampleDatabase(directory.resolve("mailing-list"));
        this.mailingService = Processor.in(
                directory.resolve("mailing-service"),
                "opendsr.utskick.example",
                keys.mailingServiceToken(),
                new MailingList(mailingList)::erase);
    }

    /**
     * What the systems share with their connectors.
     *
     * @param registersMemory key of the hashes by which the credit registers remember whom they have erased
     */
    public record Keys(
            String newsletterToken,
            String analyticsToken,
            String supportPassword,
            String registersMemory,
            String mailingServiceToken) {}

    /**
     * Opens the systems, and fills them if they are new. What registers deliver is brought each time, as it would be each night.
     *
     * @param mongoUri of the database {@code recruitment}
     * @param newsletterPort 0 for any free one
     */
    public static SampleSystems open(Path directory, String mongoUri, Keys keys, int newsletterPort) {
        SampleSystems systems = new SampleSystems(directory, keys, newsletterPort);
        SampleData data = new SampleData();
        Cast.fill(data, systems.born);
        Population.fill(data, SEED, systems.born);
        systems.crm.create(resource("/systems/crm.sql"), connection -> CustomerRegister.fill(connection, data));
        systems.invoicing.create(resource("/systems/invoicing.sql"), connection -> Invoicing.fill(connection, data));
        systems.newsletter.create(
                resource("/samples/newsletter.sql"), connection -> NewsletterStore.fill(connection, data));
        systems.employment.create(resource("/systems/employment.sql"), connection -> Employment.fill(connection, data));
        systems.paperArchive.create(
                resource("/systems/paper-archive.sql"), connection -> PaperArchive.fill(connection, data));
        systems.creditRegisters.create(
                resource("/systems/credit-registers.sql") + resource("/samples/delivery.sql"),
                connection -> CreditRegisters.fill(connection, data));
        systems.refreshRegisters();
        SupportDesk.fill(directory.resolve("support"), data, SWEDEN);
        systems.support.start();
        systems.analytics.create(resource("/samples/analytics.sql"), connection -> AnalyticsApi.fill(connection, data));
        systems.mailingList.create(MailingList.DDL, connection -> MailingList.fill(connection, data));
        systems.mailingService.start();
        Recruitment.fill(mongoUri, data);
        return systems;
    }

    public SampleDatabase crm() {
        return crm;
    }

    public SampleDatabase invoicing() {
        return invoicing;
    }

    public SampleDatabase newsletter() {
        return newsletter;
    }

    public SampleDatabase employment() {
        return employment;
    }

    /** The index of the binders. */
    public SampleDatabase paperArchive() {
        return paperArchive;
    }

    public SampleDatabase creditRegisters() {
        return creditRegisters;
    }

    /** Brings into the credit registers what their agency delivers. */
    public RegisterRefresh refreshRegisters() {
        try (Connection connection = creditRegisters.connect()) {
            return CreditRegisters.refresh(connection, memory, LocalDate.now(SWEDEN));
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to refresh the credit registers, but could not", e);
        }
    }

    public SampleDatabase analytics() {
        return analytics;
    }

    public AnalyticsApi analyticsApi() {
        return analyticsApi;
    }

    /** The addresses that the mailing service has. */
    public SampleDatabase mailingList() {
        return mailingList;
    }

    /** The processor that sends the newsletter's mails, and is told of erasures over OpenDSR. */
    public Processor mailingService() {
        return mailingService;
    }

    /** The support desk's mailbox. */
    public Mailbox support() {
        return support;
    }

    public NewsletterApi newsletterApi() {
        return newsletterApi;
    }

    /** The day on which the samples were made: dates that count from a recent day count from this one. */
    public LocalDate born() {
        return born;
    }

    @Override
    public void close() {
        newsletterApi.stop();
        support.close();
        analyticsApi.stop();
        mailingService.close();
        mailingList.close();
        analytics.close();
        crm.close();
        invoicing.close();
        newsletter.close();
        employment.close();
        paperArchive.close();
        creditRegisters.close();
    }

    private static LocalDate born(Path directory) {
        Path file = directory.resolve("born");
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file)) {
                Files.writeString(file, LocalDate.now(SWEDEN).toString());
            }
            return LocalDate.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read or write " + file + ", but could not", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SampleSystems.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + name + " on the class path, but it is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
