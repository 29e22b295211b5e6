package dev.rightsflow.local.samples;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Applications and interview notes, as documents. */
final class Recruitment {

    private Recruitment() {}

    static void fill(String uri, SampleData data) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase("recruitment");
            if (database.getCollection("sample").countDocuments() > 0) {
                return;
            }
            // What a crash in between left would otherwise be there twice.
            database.drop();
            List<Document> applications = new ArrayList<>();
            List<Document> notes = new ArrayList<>();
            for (SampleData.Application application : data.applications) {
                String id = "application-%06d".formatted(applications.size() + 1);
                applications.add(document(id, application));
                for (SampleData.Note interview : application.interviews()) {
                    notes.add(new Document("_id", "note-%06d".formatted(notes.size() + 1))
                            .append("applicationId", id)
                            .append("interviewer", interview.author())
                            .append("heldOn", interview.on().toString())
                            .append("note", interview.text())
                            .append("decidedOn", String.valueOf(application.decided()))
                            .append("restricted", false));
                }
            }
            database.getCollection("applications").insertMany(applications);
            database.getCollection("interviewNotes").insertMany(notes);
            database.getCollection("sample").insertOne(new Document("_id", "filled"));
        }
    }

    private static Document document(String id, SampleData.Application application) {
        Person person = application.applicant();
        Document document = new Document("_id", id)
                .append(
                        "applicant",
                        new Document("name", person.name())
                                .append("email", person.email())
                                .append("phone", person.phone())
                                .append("nationalId", person.nationalId()))
                .append("position", application.position())
                .append("coverLetter", "Jag söker tjänsten " + application.position() + ".")
                .append("cv", "Utbildning och tidigare anställningar.")
                .append("receivedOn", application.received().toString())
                .append("restricted", false);
        if (application.decided() != null) {
            document.append("decidedOn", application.decided().toString()).append("decision", application.decision());
        }
        return document;
    }
}
