package dev.rightsflow.connector.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The contract, and what is particular to recruitment, on a server of MongoDB's protocol. */
@OnTestbed
class RecruitmentIT extends ConnectorContract {

    private static final LocalDate DECIDED = LocalDate.of(2022, 3, 14);
    private static final LocalDate DECIDED_LATER = LocalDate.of(2025, 3, 14);
    private static final Subject ASTRID =
            new Subject("Astrid Lind", "astrid.lind@example.com", "+46701234567", "198112289874", Map.of());

    private static MongoClient client;

    @BeforeAll
    static void connect(Testbed testbed) {
        client = MongoClients.create(testbed.mongoUri("recruitment"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return new Recruitment();
    }

    @Test
    void keepsNothingOfARestrictionThatIsOver() {
        Recruitment recruitment = new Recruitment();
        Ledger.Restriction wish = new Ledger.Restriction(
                "case:recruitment:RESTRICT:1", "case", new HeldRecord("application", DECIDED, "1"), Set.of());

        recruitment.ledger.restrict(List.of(wish));
        recruitment.ledger.free(List.of(wish));

        assertThat(recruitment.database.getCollection("rightsflowRestrictions").countDocuments())
                .isZero();
    }

    @Test
    void findsThePersonHoweverAddressAndNumbersAreWritten() {
        Recruitment recruitment = new Recruitment();

        assertThat(located(recruitment, new Subject(null, "astrid.LIND@example.com", null, null, Map.of())))
                .hasSize(4);
        assertThat(located(recruitment, new Subject(null, null, null, "198112289874", Map.of())))
                .contains(new Item("application", DECIDED, 1));
        assertThat(located(recruitment, new Subject("ASTRID LIND", null, "+46701234567", null, Map.of())))
                .contains(new Item("application", DECIDED, 1));
        assertThat(located(recruitment, new Subject(null, "astridxlind@example.com", null, null, Map.of())))
                .isEmpty();
    }

    @Test
    void knowsThePersonByWhatApplicationsCarry() {
        Subject byEmail = new Subject(null, "astrid.lind@example.com", null, null, Map.of());

        assertThat(handle(new Recruitment(), new Commands("case", "recruitment").locate(byEmail))
                        .identifiers())
                .containsExactlyInAnyOrder(
                        new Identifier("email", "Astrid.Lind@example.com"),
                        new Identifier("email", "astrid.lind@example.com"),
                        new Identifier("phone", "070-123 45 67"),
                        new Identifier("nationalId", "198112289874"));
    }

    @Test
    void takesEachOfSeveralNumbersForAnIdentifier() {
        Recruitment recruitment = new Recruitment();
        recruitment
                .database
                .getCollection("applications")
                .updateOne(
                        new Document("_id", "application-1"),
                        new Document(
                                "$set", new Document("applicant.phone", List.of("070-123 45 67", "08-123 456 78"))));

        assertThat(recruitment
                        .connector()
                        .identifiers(List.of(new HeldRecord("application", DECIDED, "application-1"))))
                .contains(new Identifier("phone", "070-123 45 67"), new Identifier("phone", "08-123 456 78"));
    }

    @Test
    void readsTheRecordDateOfTextsAndOfInstants() {
        assertThat(located(new Recruitment(), ASTRID))
                .containsExactly(
                        new Item("application", DECIDED, 1),
                        new Item("application", DECIDED_LATER, 1),
                        new Item("interview-note", DECIDED, 2),
                        new Item("interview-note", DECIDED_LATER, 1));
    }

    @Test
    void keepsAnApplicationThroughWhichKeptNotesAreFound() {
        Recruitment recruitment = new Recruitment();

        Report report = handle(
                recruitment,
                new Commands("case", "recruitment").erase(ASTRID, List.of(new Item("application", DECIDED, 1))));

        assertThat(report.outcomes())
                .contains(new ItemOutcome(
                        new Item("application", DECIDED, 1), Outcome.RETAINED, Reasons.NEEDED_BY_OTHERS));
        assertThat(located(recruitment, ASTRID)).contains(new Item("application", DECIDED, 1));
    }

    @Test
    void refusesToStartWithoutItsCollections() {
        MongoDatabase empty = client.getDatabase("empty");

        assertThatThrownBy(() -> new MongoConnector(descriptor(), empty).check())
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(
                        "recruitment.yml, line 21: Expected a collection 'applications' in the database 'empty', but"
                                + " its collections are []");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        try (MongoClient nowhere =
                MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200&connectTimeoutMS=200")) {
            Connector connector = new MongoConnector(descriptor(), nowhere.getDatabase("recruitment"));

            assertThatThrownBy(connector::check)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("spring.mongodb.uri");
        }
    }

    private static Descriptor descriptor() {
        return new DescriptorFile(new ClassPathResource("systems/recruitment.yml"), "this test").read(Descriptor::read);
    }

    private static List<Item> located(Recruitment recruitment, Subject subject) {
        return handle(recruitment, new Commands("locating " + subject.hashCode(), "recruitment").locate(subject))
                .found();
    }

    private static Report handle(Recruitment recruitment, Command command) {
        return ((Answer.Reported) new CommandHandler(recruitment.connector(), recruitment.ledger())
                        .handle(command, Instant.EPOCH))
                .report();
    }

    private static final class Recruitment implements SystemUnderTest {

        private final MongoDatabase database = client.getDatabase("recruitment-" + UUID.randomUUID());
        private final Connector connector = new MongoConnector(descriptor(), database);
        private final Ledger ledger = new MongoLedger("recruitment", database);

        Recruitment() {
            ObjectId ownKind = new ObjectId();
            add("applications", application("application-1", "Astrid Lind", "Astrid.Lind@example.com", "2022-03-14"));
            add("applications", application(ownKind, "Astrid Lind", "astrid.lind@example.com", "2025-03-14"));
            add("applications", application("application-3", "Olof Berg", "olof.berg@example.com", "2022-03-14"));
            add("interviewNotes", note("note-1", "application-1", "2022-03-14"));
            // Half past midnight in Stockholm, and still the day before in UTC.
            add("interviewNotes", note("note-2", "application-1", Date.from(Instant.parse("2022-03-13T23:30:00Z"))));
            add("interviewNotes", note("note-3", ownKind, "2025-03-14"));
            add("interviewNotes", note("note-4", "application-3", "2022-03-14"));
        }

        private static Document application(Object id, String name, String email, String decidedOn) {
            Document applicant = new Document("name", name).append("email", email);
            if (id.equals("application-1")) {
                applicant.append("phone", "070-123 45 67").append("nationalId", "198112289874");
            }
            return new Document("_id", id)
                    .append("applicant", applicant)
                    .append("position", "Developer")
                    .append("decidedOn", decidedOn)
                    .append("restricted", false);
        }

        private static Document note(Object id, Object application, Object decidedOn) {
            return new Document("_id", id)
                    .append("applicationId", application)
                    .append("interviewer", "Kim")
                    .append("note", "Knows her trade")
                    .append("decidedOn", decidedOn)
                    .append("restricted", false);
        }

        private void add(String collection, Document document) {
            database.getCollection(collection).insertOne(document);
        }

        @Override
        public Connector connector() {
            return connector;
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public Subject person() {
            return ASTRID;
        }

        @Override
        public Subject stranger() {
            return new Subject("Nemo Nobody", "nemo@example.org", "+46709999999", "198507099805", Map.of());
        }

        @Override
        public SortedSet<String> everything() {
            SortedSet<String> everything = new TreeSet<>();
            for (String collection : List.of("applications", "interviewNotes")) {
                database.getCollection(collection)
                        .find()
                        .forEach(document -> everything.add(collection + document.toJson()));
            }
            return everything;
        }

        @Override
        public void addRecordOfThePerson() {
            add(
                    "applications",
                    application(UUID.randomUUID().toString(), "Astrid Lind", "astrid.lind@example.com", "2026-02-02"));
        }
    }
}
