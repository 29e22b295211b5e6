package dev.rightsflow.workflow.policy;

import java.util.Set;

/** The European Economic Area: where data may go without more ado. Anywhere else it needs a safeguard (Art 44). */
final class Eea {

    private static final Set<String> COUNTRIES = Set.of(
            "AT",
            "BE",
            "BG",
            "CY",
            "CZ",
            "DE",
            "DK",
            "EE",
            "ES",
            "FI",
            "FR",
            "GR",
            "HR",
            "HU",
            "IE",
            "IS",
            "IT",
            "LI",
            "LT",
            "LU",
            "LV",
            "MT",
            "NL",
            "NO",
            "PL",
            "PT",
            "RO",
            "SE",
            "SI",
            "SK",
            // Parts of Finland and France that have codes of their own (Art 355 TFEU).
            "AX",
            "GF",
            "GP",
            "MF",
            "MQ",
            "RE",
            "YT");

    private Eea() {}

    /** @param country ISO 3166, two capital letters */
    static boolean includes(String country) {
        return COUNTRIES.contains(country);
    }
}
