package dev.rightsflow.local.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person has had to do with the controller. */
final class Life {

    private final SampleData data;
    private final Person person;

    Life(SampleData data, Person person) {
        this.data = data;
        this.person = person;
    }

    Life prospect(String company, LocalDate since, String... notes) {
        return contact(company, "PROSPECT", since, null, notes);
    }

    Life customer(@Nullable String company, LocalDate since, String... notes) {
        return contact(company, "CUSTOMER", since, null, notes);
    }

    Life formerCustomer(@Nullable String company, LocalDate since, LocalDate until, String... notes) {
        return contact(company, "FORMER_CUSTOMER", since, until, notes);
    }

    /** One invoice in the calendar year, which is the controller's fiscal year. */
    Life invoiced(@Nullable String company, int year, long amount) {
        LocalDate on = LocalDate.of(year, 1 + (int) (amount % 12), 1 + (int) (amount % 28));
        data.invoices.add(new SampleData.Invoice(person, company, on, "Konsulttimmar enligt avtal", amount));
        return this;
    }

    /** Applied three weeks before the decision, with one interview. */
    Life applied(String position, LocalDate decided, String decision) {
        data.applications.add(new SampleData.Application(
                person,
                position,
                decided.minusWeeks(3),
                decided,
                decision,
                List.of(new SampleData.Note(decided.minusWeeks(1), "Karin Ek", "Intervju för tjänsten " + position))));
        return this;
    }

    Life applying(String position, LocalDate received) {
        data.applications.add(new SampleData.Application(person, position, received, null, null, List.of()));
        return this;
    }

    Life subscribed(LocalDate consented, String... topics) {
        data.subscribers.add(new SampleData.Subscriber(person, Set.of(topics), consented));
        return this;
    }

    Life answered(String survey, LocalDate on, String answer) {
        data.answers.add(new SampleData.SurveyAnswer(person, survey, answer, on));
        return this;
    }

    /** @param assignment where a consultant was hired out to; null for everybody else */
    Life employed(String title, @Nullable String assignment, LocalDate from, @Nullable LocalDate until) {
        String form = assignment == null ? "EMPLOYEE" : "CONSULTANT";
        data.employments.add(new SampleData.Employment(person, form, title, assignment, from, until));
        return this;
    }

    /** In the calendar year, which is the controller's fiscal year. */
    Life paid(int year, long gross) {
        data.payroll.add(new SampleData.Pay(person, year, gross));
        return this;
    }

    Life rated(LocalDate boughtOn, int score) {
        data.creditReports.add(new SampleData.CreditReport(person, boughtOn, score));
        return this;
    }

    /** A register told that the person lives where they do, and tells it again with each refresh. */
    Life registered(LocalDate on) {
        data.addressUpdates.add(new SampleData.AddressUpdate(person, on));
        return this;
    }

    /** A ticket that the person opened. */
    Life asked(LocalDate on, String subject, String text) {
        data.mails.add(new SampleData.Mail(person, SupportDesk.TICKETS, on, true, subject, text));
        return this;
    }

    /** A mail of the person's to the desk, outside of any ticket. */
    Life wrote(LocalDate on, String subject, String text) {
        data.mails.add(new SampleData.Mail(person, SupportDesk.INBOX, on, true, subject, text));
        return this;
    }

    /** What the desk wrote to the person. */
    Life read(LocalDate on, String subject, String text) {
        data.mails.add(new SampleData.Mail(person, SupportDesk.INBOX, on, false, subject, text));
        return this;
    }

    /** On paper, in the binders of the calendar year, which is the controller's fiscal year. */
    Life filed(String document, int year) {
        int number = data.binders.size();
        String shelfMark =
                "Hylla %c, pärm %d-%d, blad %d".formatted('A' + year % 7, year, 1 + number % 9, 1 + number % 140);
        data.binders.add(new SampleData.Filed(person, document, year, shelfMark));
        return this;
    }

    private Life contact(
            @Nullable String company, String relation, LocalDate since, @Nullable LocalDate until, String... texts) {
        List<SampleData.Note> notes = new ArrayList<>();
        for (String text : texts) {
            notes.add(new SampleData.Note(since.plusDays(10L * (notes.size() + 1)), "Karin Ek", text));
        }
        String title = company == null ? "Privatperson" : "Inköpsansvarig";
        data.contacts.add(new SampleData.Contact(person, company, title, relation, since, until, notes));
        return this;
    }
}
