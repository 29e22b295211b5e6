package dev.rightsflow.local.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the sample systems hold, before it is written into them. Companies are known by their name. */
final class SampleData {

    record Company(String organisationNumber, String name, String address) {}

    record Note(LocalDate on, String author, String text) {}

    record Contact(
            Person person,
            @Nullable String company,
            String title,
            String relation,
            LocalDate since,
            @Nullable LocalDate until,
            List<Note> notes) {}

    record Invoice(Person recipient, @Nullable String company, LocalDate on, String description, long amount) {}

    record Application(
            Person applicant,
            String position,
            LocalDate received,
            @Nullable LocalDate decided,
            @Nullable String decision,
            List<Note> interviews) {}

    record Subscriber(Person person, Set<String> topics, LocalDate consented) {}

    record SurveyAnswer(Person person, String survey, String answer, LocalDate on) {}

    record Employment(
            Person person,
            String form,
            String title,
            @Nullable String assignment,
            LocalDate from,
            @Nullable LocalDate until) {}

    record Pay(Person person, int year, long gross) {}

    record CreditReport(Person person, LocalDate boughtOn, int score) {}

    record AddressUpdate(Person person, LocalDate on) {}

    /**
     * @param folder of the support desk
     * @param fromPerson whether the person wrote it; otherwise the desk did
     */
    record Mail(Person person, String folder, LocalDate on, boolean fromPerson, String subject, String text) {}

    /** @param shelfMark where the paper is */
    record Filed(Person person, String document, int year, String shelfMark) {}

    record Visit(String clientId, LocalDate on) {}

    final List<Company> companies = new ArrayList<>();
    final List<Contact> contacts = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final List<Application> applications = new ArrayList<>();
    final List<Subscriber> subscribers = new ArrayList<>();
    final List<SurveyAnswer> answers = new ArrayList<>();
    final List<Mail> mails = new ArrayList<>();
    final List<Filed> binders = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();
    final List<Employment> employments = new ArrayList<>();
    final List<Pay> payroll = new ArrayList<>();
    final List<CreditReport> creditReports = new ArrayList<>();
    final List<AddressUpdate> addressUpdates = new ArrayList<>();

    Life of(Person person) {
        return new Life(this, person);
    }
}
