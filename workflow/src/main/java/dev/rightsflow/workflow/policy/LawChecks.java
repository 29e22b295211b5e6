package dev.rightsflow.workflow.policy;

import dev.rightsflow.workflow.deadlines.Calendars;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no controller may decide otherwise: a policy can promise more than the law, never less. */
final class LawChecks {

    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3}) (day|month|year)s?");
    private static final Set<String> BY_STATUTE = Set.of("statutory-retention", "claim-period");

    /** What systems must be told for a right to be honoured. */
    private static final Map<String, String> FULFILMENT = Map.of(
            "access", "disclose",
            "rectification", "rectify",
            "erasure", "erase",
            "restriction", "restrict",
            "portability", "export",
            "objection", "suppress",
            "marketing-objection", "suppress",
            "automated-decision-objection", "suppress",
            "consent-withdrawal", "suppress");

    /** Where the law gives a right without any ifs, with the article that does. */
    private static final Map<String, Map<String, String>> ABSOLUTE = Map.of(
            "access", everyBasis("Art 15 knows no exception by legal basis"),
            "rectification", everyBasis("Art 16 knows no exception by legal basis"),
            "restriction", everyBasis("Art 18 knows no exception by legal basis"),
            "marketing-objection", everyBasis("Art 21(3) is absolute"),
            "erasure", Map.of("consent", "Art 17(1)(b): consent that ends takes the data with it"),
            "consent-withdrawal", Map.of("consent", "Art 7(3): consent may be withdrawn at any time"));

    /** Where the law gives a right with a condition, so that it can't be denied as such. */
    private static final Map<String, Map<String, String>> NOT_DENIED = Map.of(
            "erasure", everyBasis("Art 17(1) reaches every basis, sooner or later"),
            "portability",
                    Map.of(
                            "consent", "Art 20(1)(a) names consent",
                            "contract", "Art 20(1)(a) names contract"),
            "objection", Map.of("legitimate-interests", "Art 21(1) is about legitimate interests"),
            "automated-decision-objection",
                    Map.of(
                            "consent", "Art 22(3) gives human review",
                            "contract", "Art 22(3) gives human review",
                            "legitimate-interests", "Art 21(1) and 22(1) give it"));

    private final PolicySource source;
    private final Place root;
    private final List<Mistake> mistakes = new ArrayList<>();

    LawChecks(PolicySource source) {
        this.source = source;
        this.root = Place.root(source);
    }

    List<Mistake> check() {
        deadlines(root.at("deadlines"));
        fee(root.at("fee-payable-within"));
        fiscalYear(root.at("controller").at("fiscal-year-end"));
        root.at("purposes").entries().forEach(this::purpose);
        root.at("retention").entries().forEach(this::retention);
        root.at("systems").entries().forEach(this::system);
        root.at("rights").entries().forEach(this::right);
        return List.copyOf(mistakes);
    }

    private void deadlines(Place deadlines) {
        atMost(deadlines.at("answer-within"), 1, "Art 12(3) gives one month");
        atMost(deadlines.at("extension"), 2, "Art 12(3) gives two further months");
        Place zone = deadlines.at("zone");
        if (zone.isText() && !ZoneId.getAvailableZoneIds().contains(zone.text())) {
            add(zone, "There is no time zone '" + zone.text() + "'.", "Name one as `Europe/Stockholm`.");
        }
        Place holidays = deadlines.at("holidays");
        if (holidays.isText() && !Calendars.exists(holidays.text())) {
            add(
                    holidays,
                    "There is no calendar of holidays '" + holidays.text() + "'.",
                    "Name the country by its two letters, as `SE`.");
            return;
        }
        Set<String> known = holidays.isText() ? Calendars.holidays(holidays.text()) : Set.of();
        deadlines
                .at("working-days")
                .elements()
                .filter(day -> !known.contains(day.text()))
                .forEach(day -> add(
                        day,
                        "The calendar '" + holidays.text() + "' has no holiday '" + day.text() + "'.",
                        Suggestion.among(known, day.text())));
    }

    private void fee(Place payable) {
        span(payable, "day")
                .filter(days -> days > 28)
                .ifPresent(days -> add(
                        payable,
                        "A fee that is never paid would be answered after " + days + " days.",
                        "Take 28 days at most: a refusal must be sent within the month (Art 12(4))."));
    }

    private void atMost(Place months, int most, String law) {
        span(months, "month")
                .filter(number -> number > most)
                .ifPresent(number -> add(months, "'" + months.text() + "' is longer than the law allows.", law + "."));
    }

    private void fiscalYear(Place end) {
        try {
            MonthDay.parse(end.text(), PolicyReader.DAY_OF_YEAR);
        } catch (DateTimeException e) {
            if (end.isText()) {
                add(
                        end,
                        "'" + end.text() + "' is no day of the year.",
                        "Write a day and a month in English, as `31 December`.");
            }
        }
    }

    private void purpose(Place purpose) {
        boolean interests = purpose.at("basis").is("legitimate-interests");
        if (interests
                && !purpose.has("on-objection")
                && !purpose.at("marketing").isTrue()) {
            add(
                    purpose,
                    "'" + purpose.key() + "' rests on legitimate interests and does not say what an objection does.",
                    "Add `on-objection: ends` where it succeeds at once, or `on-objection: weigh` where a person"
                            + " balances (Art 21(1)).");
        }
        if (purpose.has("on-objection")
                && (!interests || purpose.at("marketing").isTrue())) {
            add(
                    purpose.at("on-objection"),
                    "'" + purpose.key() + "' has nothing to weigh: "
                            + (interests
                                    ? "an objection to marketing always ends it."
                                    : "Art 21(1) is about legitimate interests."),
                    "Remove `on-objection`.");
        }
    }

    private void retention(Place rule) {
        if (BY_STATUTE.contains(rule.at("hold").text()) && !rule.has("statute")) {
            add(
                    rule,
                    "The retention rule '" + rule.key() + "' names no statute.",
                    "Add `statute:` with the provision that demands or allows it, as `bokföringslagen (1999:1078) 7"
                            + " kap. 2 §`.");
        }
    }

    private void system(Place system) {
        boolean byHand =
                system.at("connection").is("by-hand") || system.at("connection").is("planned");
        if (byHand && !system.has("instructions")) {
            add(
                    system,
                    "'" + system.key() + "' has no connector and no instructions.",
                    "Add `instructions:` in every language: a person has to know where to look.");
        }
        backups(system);
        system.at("categories").entries().forEach(this::category);
    }

    /** What comes back from a backup is told again by the case, which has to know the person for as long as that may happen. */
    private void backups(Place system) {
        Place backups = system.at("backups");
        Place cases = root.at("case-retention");
        if (SPAN.matcher(backups.text()).matches()
                && SPAN.matcher(cases.text()).matches()
                && Span.parse(backups.text()).isLongerThan(Span.parse(cases.text()))) {
            add(
                    backups,
                    "Backups of '" + system.key() + "' are kept for " + backups.text()
                            + ", longer than a case knows its person.",
                    "Take no more than `case-retention`, which is " + cases.text()
                            + ": what was erased must not come back (Art 17).");
        }
    }

    private void category(Place category) {
        boolean obliged = category.at("purposes")
                .elements()
                .anyMatch(purpose ->
                        root.at("purposes").at(purpose.text()).at("basis").is("legal-obligation"));
        boolean ends = category.at("retention")
                .elements()
                .anyMatch(rule -> root.at("retention").at(rule.text()).has("keep"));
        if (obliged && !ends) {
            add(
                    category,
                    "'" + category.key() + "' rests on a legal obligation and nothing says until when.",
                    "Add a rule with `keep` to its `retention`: an obligation ends, and then the data goes.");
        }
    }

    private void right(Place right) {
        String code = right.key();
        String fulfilment = FULFILMENT.getOrDefault(code, "");
        if (right.at("fulfilment").isText()
                && !fulfilment.isEmpty()
                && !right.at("fulfilment").is(fulfilment)) {
            add(
                    right.at("fulfilment"),
                    "'" + right.at("fulfilment").text() + "' does not honour the right '" + code + "'.",
                    "Write `fulfilment: " + fulfilment + "`.");
        }
        if (right.at("fulfilment").is("erase") && right.at("verification").is("none")) {
            add(
                    right.at("verification"),
                    "'" + code + "' would erase for whoever asks.",
                    "What can't be undone takes `address-on-file` or `strong`.");
        }
        if (right.has("then")
                && right.at("verification").is("none")
                && !right.at("approval").isTrue()) {
            add(
                    right.at("then"),
                    "'" + code + "' would erase for whoever asks, and nobody looks.",
                    "Add `approval: true`, or take `address-on-file` or `strong` as `verification`.");
        }
        if (code.equals("marketing-objection") && !right.at("immediate").isTrue()) {
            add(
                    right,
                    "An objection to marketing waits for a search.",
                    "Add `immediate: true`: Art 21(3) stops it at once.");
        }
        span(right.at("identity-expires-after"), "day")
                .filter(days -> days > 28)
                .ifPresent(days -> add(
                        right.at("identity-expires-after"),
                        "A request that is never confirmed would be answered after " + days + " days.",
                        "Take 28 days at most: it still gets an answer within the month (Art 12(4))."));
        right.at("by-basis").entries().forEach(basis -> basis(code, basis));
    }

    private void basis(String right, Place basis) {
        String absolute = ABSOLUTE.getOrDefault(right, Map.of()).get(basis.key());
        String notDenied = NOT_DENIED.getOrDefault(right, Map.of()).get(basis.key());
        if (absolute != null && basis.isText() && !basis.is("applies")) {
            add(basis, "'" + right + "' is limited on " + basis.key() + ".", "Write `applies`: " + absolute + ".");
        } else if (notDenied != null && basis.is("does-not-apply")) {
            add(
                    basis,
                    "'" + right + "' is denied on " + basis.key() + ".",
                    notDenied + "; name a condition or write `applies`.");
        }
    }

    private static Optional<Integer> span(Place place, String unit) {
        Matcher span = SPAN.matcher(place.text());
        return span.matches() && span.group(2).equals(unit)
                ? Optional.of(Integer.valueOf(span.group(1)))
                : Optional.empty();
    }

    private static Map<String, String> everyBasis(String law) {
        return Map.of("consent", law, "contract", law, "legal-obligation", law, "legitimate-interests", law);
    }

    private void add(Place place, String wrong, String right) {
        mistakes.add(source.mistake(place.pointer(), wrong, right));
    }
}
