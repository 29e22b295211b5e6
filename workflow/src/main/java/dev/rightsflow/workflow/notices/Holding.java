package dev.rightsflow.workflow.notices;

import java.util.List;

/**
 * What is held of one kind in one system, and what Art 15(1)(a) to (d) and (g) demand to be said about it.
 *
 * @param systemLabel the system, in the reader's language
 * @param categoryLabel the kind of data, in the reader's language
 * @param count how many records; at least 1
 * @param purposes what it is used for
 * @param legalBases what allows it: consent, contract, legal obligation, legitimate interests
 * @param source where it came from; the person, if the person
 * @param recipients by name (C-154/21: categories only where names are impossible); empty if it was disclosed to nobody
 * @param storagePeriod how long, or how that is determined
 */
public record Holding(
        String systemLabel,
        String categoryLabel,
        long count,
        List<String> purposes,
        List<String> legalBases,
        String source,
        List<String> recipients,
        String storagePeriod) {

    public Holding {
        Demand.stated("a holding", "its system", systemLabel);
        Demand.stated("a holding", "its category", categoryLabel);
        Demand.holds(count > 0, "Expected a holding to count at least 1 record, but it counts " + count);
        purposes = Demand.statedEach("a holding", "its purposes", purposes);
        legalBases = Demand.statedEach("a holding", "its legal bases", legalBases);
        Demand.stated("a holding", "its source", source);
        recipients = List.copyOf(recipients);
        Demand.stated("a holding", "its storage period", storagePeriod);
    }
}
