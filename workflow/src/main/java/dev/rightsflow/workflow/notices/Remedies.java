package dev.rightsflow.workflow.notices;

import java.net.URI;

/**
 * Where a person can go who is not content with an answer (Art 12(4)): the authority (Art 77) and a court (Art 79).
 *
 * @param authority its name
 * @param postalAddress on one line
 * @param court in the reader's language, as it is said after "you can also bring the matter before"
 */
public record Remedies(String authority, String postalAddress, URI website, String court) {

    public Remedies {
        Demand.stated("remedies", "the supervisory authority", authority);
        Demand.stated("remedies", "the authority's postal address", postalAddress);
        Demand.page("remedies", "the authority", website);
        Demand.stated("remedies", "the court", court);
    }

    /** Of a controller established in Sweden. */
    public static Remedies inSweden(String language) {
        boolean swedish = language.startsWith("sv");
        return new Remedies(
                swedish
                        ? "Integritetsskyddsmyndigheten (IMY)"
                        : "the Swedish Authority for Privacy Protection (Integritetsskyddsmyndigheten, IMY)",
                "Box 8114, 104 20 Stockholm",
                URI.create("https://www.imy.se"),
                swedish
                        ? "allmän domstol, i första hand tingsrätten"
                        : "a general court, in Sweden in the first place a district court (tingsrätt)");
    }
}
