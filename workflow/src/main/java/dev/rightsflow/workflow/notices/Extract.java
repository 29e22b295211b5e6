package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about a person, with what Art 15(1) and (2) demand to be said about it.
 *
 * @param createdOn the day it was put together
 * @param sections by system and category; at least one
 * @param withheld what it lacks, each with the reason, such as the rights of others (Art 15(4)); may be empty
 * @param automatedDecisions the logic of each (Art 15(1)(h)), or that there are none
 * @param transfers each to a country outside the EEA, with its safeguard (Art 15(2)), or that there are none
 * @param notSearched the systems that it does not cover
 */
public record Extract(
        About about,
        LocalDate createdOn,
        List<Section> sections,
        List<WithheldLine> withheld,
        List<String> automatedDecisions,
        List<String> transfers,
        NotSearched notSearched,
        Remedies remedies) {

    public Extract {
        sections = Demand.listed("an extract", "what is held", sections);
        withheld = List.copyOf(withheld);
        automatedDecisions = Demand.statedEach("an extract", "automated decisions", automatedDecisions);
        transfers = Demand.statedEach("an extract", "transfers", transfers);
    }

    /** Every system was reached. */
    public Extract(
            About about,
            LocalDate createdOn,
            List<Section> sections,
            List<WithheldLine> withheld,
            List<String> automatedDecisions,
            List<String> transfers,
            Remedies remedies) {
        this(about, createdOn, sections, withheld, automatedDecisions, transfers, NotSearched.NONE, remedies);
    }

    public boolean someWithheld() {
        return !withheld.isEmpty();
    }

    /** The cover that goes with this extract. */
    public Answer.AccessGiven cover(List<String> attachments) {
        return new Answer.AccessGiven(
                about,
                sections.stream().map(Section::holding).toList(),
                withheld,
                automatedDecisions,
                transfers,
                attachments,
                notSearched,
                remedies);
    }

    /**
     * The records behind one holding.
     *
     * @param entries empty where they are handed out in another way, which {@code withheld} says
     */
    public record Section(Holding holding, List<Entry> entries) {

        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One record.
     *
     * @param date that the system gives it; null where it has none
     * @param fields in the order of the system
     */
    public record Entry(@Nullable LocalDate date, List<Field> fields) {

        public Entry {
            fields = Demand.listed("a record of an extract", "its fields", fields);
        }
    }

    /**
     * @param value may be empty, and may run over several lines
     * @param provided whether the person provided it (Art 20(1))
     */
    public record Field(String name, String value, boolean provided) {

        public Field {
            Demand.stated("a field of an extract", "its name", name);
        }
    }
}
