package dev.rightsflow.local.samples;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What the sample databases hold, asked of them directly and not through any part of the product. */
public final class Holdings implements AutoCloseable {

    private static final String CONTACT =
            "(lower(c.email) = ? or c.national_id = ? or (c.phone = ? and c.full_name = ?))";
    private static final String INVOICE =
            "(lower(recipient_email) = ? or national_id = ? or (recipient_phone = ? and recipient_name = ?))";

    private static final String EMAIL_OR_NUMBER = "(lower(email) = ? or national_id = ?)";

    private final SampleSystems systems;
    private final MongoClient client;

    /** By what a system may recognise a person; what is not known is empty. */
    public record Identifiers(String name, String email, String phone, String nationalId, String analyticsClientId) {

        private Object[] values() {
            return new Object[] {email, nationalId, phone, name};
        }
    }

    public Holdings(SampleSystems systems, String mongoUri) {
        this.systems = systems;
        this.client = MongoClients.create(mongoUri);
    }

    /** Records of one person, by system. */
    public Map<String, Long> of(Identifiers person) {
        Map<String, Long> held = new LinkedHashMap<>();
        held.put(
                "crm",
                systems.crm().count("select count(*) from contact c where " + CONTACT, person.values())
                        + systems.crm()
                                .count(
                                        "select count(*) from relation_note n join contact c on c.contact_id ="
                                                + " n.contact_id where "
                                                + CONTACT,
                                        person.values()));
        held.put(
                "invoicing",
                systems.invoicing().count("select count(*) from invoice where " + INVOICE, person.values()));
        held.put("recruitment", inRecruitment(person));
        held.put(
                "newsletter",
                systems.newsletter().count("select count(*) from subscriber where lower(email) = ?", person.email())
                        + systems.newsletter()
                                .count("select count(*) from survey_answer where lower(email) = ?", person.email()));
        held.put(
                "employment",
                systems.employment()
                                .count(
                                        "select count(*) from employment where " + EMAIL_OR_NUMBER,
                                        emailOrNumber(person))
                        + systems.employment()
                                .count("select count(*) from payroll where " + EMAIL_OR_NUMBER, emailOrNumber(person)));
        held.put(
                "credit-registers",
                systems.creditRegisters()
                                .count(
                                        "select count(*) from credit_report where " + EMAIL_OR_NUMBER,
                                        emailOrNumber(person))
                        + systems.creditRegisters()
                                .count(
                                        "select count(*) from address_update where " + EMAIL_OR_NUMBER,
                                        emailOrNumber(person)));
        held.put(
                "website-analytics",
                systems.analytics()
                        .count("select count(*) from session where client_id = ?", person.analyticsClientId()));
        held.put(
                "paper-archive",
                systems.paperArchive()
                        .count("select count(*) from binder_content where " + EMAIL_OR_NUMBER, emailOrNumber(person)));
        held.put("support", person.email().isEmpty() ? 0 : SupportDesk.count(systems.support(), person.email()));
        held.put(
                "mailing-service",
                systems.mailingList().count("select count(*) from address where email = ?", person.email()));
        return held;
    }

    private static Object[] emailOrNumber(Identifiers person) {
        return new Object[] {person.email(), person.nationalId()};
    }

    /** Records of everybody, by system: an invoice without a trace of a person is nobody's. */
    public Map<String, Long> ofEverybody() {
        Map<String, Long> held = new LinkedHashMap<>();
        held.put(
                "crm",
                systems.crm().count("select count(*) from contact")
                        + systems.crm().count("select count(*) from relation_note"));
        held.put(
                "invoicing",
                systems.invoicing()
                        .count("select count(*) from invoice where coalesce(recipient_name, recipient_email,"
                                + " recipient_phone, national_id) is not null"));
        held.put(
                "recruitment",
                applications().countDocuments() + interviewNotes().countDocuments());
        held.put(
                "newsletter",
                systems.newsletter().count("select count(*) from subscriber")
                        + systems.newsletter().count("select count(*) from survey_answer"));
        held.put(
                "employment",
                systems.employment().count("select count(*) from employment")
                        + systems.employment()
                                .count("select count(*) from payroll where coalesce(full_name, national_id, email) is"
                                        + " not null"));
        held.put("website-analytics", systems.analytics().count("select count(*) from session"));
        held.put("paper-archive", systems.paperArchive().count("select count(*) from binder_content"));
        held.put("support", SupportDesk.count(systems.support(), ""));
        held.put("mailing-service", systems.mailingList().count("select count(*) from address"));
        held.put(
                "credit-registers",
                systems.creditRegisters().count("select count(*) from credit_report")
                        + systems.creditRegisters().count("select count(*) from address_update"));
        return held;
    }

    /** Records of this person that carry this value in this field, over all systems; invoices: annotated ones. */
    public long corrected(String email, String field, String value) {
        String column = field.equals("name") ? "full_name" : field;
        long annotated = systems.invoicing()
                .count(
                        "select count(*) from invoice where lower(recipient_email) = ? and annotation is not null",
                        email);
        long inRegisters = field.equals("phone")
                ? 0
                : systems.creditRegisters()
                        .count(
                                "select count(*) from address_update where lower(email) = ? and " + column + " = ?",
                                email,
                                value);
        return annotated
                + inRegisters
                + systems.crm()
                        .count(
                                "select count(*) from contact where lower(email) = ? and " + column + " = ?",
                                email,
                                value)
                + applications()
                        .countDocuments(Filters.and(
                                Filters.eq("applicant.email", email), Filters.eq("applicant." + field, value)));
    }

    private long inRecruitment(Identifiers person) {
        List<Bson> ways = new ArrayList<>(List.of(Filters.eq("applicant.email", person.email())));
        if (!person.nationalId().isEmpty()) {
            ways.add(Filters.eq("applicant.nationalId", person.nationalId()));
        }
        List<String> ids = new ArrayList<>();
        applications().find(Filters.or(ways)).forEach(document -> ids.add(document.getString("_id")));
        return ids.size() + interviewNotes().countDocuments(Filters.in("applicationId", ids));
    }

    private MongoCollection<Document> applications() {
        return database().getCollection("applications");
    }

    private MongoCollection<Document> interviewNotes() {
        return database().getCollection("interviewNotes");
    }

    private MongoDatabase database() {
        return client.getDatabase("recruitment");
    }

    @Override
    public void close() {
        client.close();
    }
}
