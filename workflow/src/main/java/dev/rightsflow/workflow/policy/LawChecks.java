package dev.rightsflow.workflow.policy;

import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.deadlines.Calendars;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no controller may decide otherwise: a policy can promise more than the law, never less. */
final class LawChecks {

    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3}) (day|month|year)s?");
    private static final Pattern CLOCK_SPAN = Pattern.compile("[1-9][0-9]{0,2} (second|minute|hour|day)s?");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);
    private static final Set<String> BY_STATUTE = Set.of("statutory-retention", "claim-period");

    private final PolicySource source;
    private final Place root;
    private final List<Mistake> mistakes = new ArrayList<>();

    LawChecks(PolicySource source) {
        this.source = source;
        this.root = Place.root(source);
    }

    List<Mistake> check() {
        deadlines(root.at("deadlines"));
        withinTheMonth(
                root.at("fee-payable-within"),
                "A fee that is never paid",
                "a refusal must be sent within the month (Art 12(4))");
        forgetsNothingTooEarly(root.at("case-retention"));
        fiscalYear(root.at("controller").at("fiscal-year-end"));
        root.at("purposes").entries().forEach(this::purpose);
        root.at("retention").entries().forEach(this::retention);
        root.at("systems").entries().forEach(this::system);
        root.at("recipients").entries().forEach(this::recipient);
        root.at("refusal-grounds").entries().forEach(this::refusalGround);
        mistakes.addAll(new RightChecks(source).check());
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

    private void withinTheMonth(Place span, String what, String law) {
        if (isLongerThanFourWeeks(span)) {
            add(span, what + " would be answered after " + span.text() + ".", "Take 28 days at most: " + law + ".");
        }
    }

    /** The shortest month there is: whatever waits for so long still ends within it. */
    static boolean isLongerThanFourWeeks(Place span) {
        return CLOCK_SPAN.matcher(span.text()).matches()
                && Span.parse(span.text()).duration().compareTo(FOUR_WEEKS) > 0;
    }

    /** What was asked stays at the broker, sealed to a key that is no case's own: it would outlive the case that has forgotten its person. */
    private void forgetsNothingTooEarly(Place cases) {
        Span broker = new Span((int) Topics.personalDataKeptFor().toDays(), "day");
        if (SPAN.matcher(cases.text()).matches() && broker.isLongerThan(Span.parse(cases.text()))) {
            add(
                    cases,
                    "A case forgets its person after " + cases.text() + ", and the broker keeps what was asked for "
                            + broker.number() + " days.",
                    "Take " + broker.number()
                            + " days at least: nothing of a person stays beyond the case (Art 5(1)(e)).");
        }
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
        if (purpose.at("automated-decisions").isTrue() && !purpose.has("logic")) {
            add(
                    purpose,
                    "'" + purpose.key() + "' decides by automated means and does not say how.",
                    "Add `logic:` in every language: by what it is decided, and what follows for the person (Art"
                            + " 15(1)(h)).");
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
        boolean bookkeeping = rule.at("statute").text().toLowerCase(Locale.ROOT).contains("bokföringslag");
        boolean byTheYear = rule.at("counted-from").is("fiscal-year-end")
                && rule.at("through").is("year-end");
        if (bookkeeping && isShorterThan(rule.at("keep"), 7)) {
            add(
                    rule.at("keep"),
                    "'" + rule.key() + "' lets go of books before bokföringslagen does.",
                    "Write `keep: 7 years`, or more: 7 kap. 2 §.");
        }
        if (bookkeeping && rule.has("keep") && !byTheYear) {
            add(
                    rule,
                    "The retention rule '" + rule.key() + "' ends on another day than bokföringslagen says.",
                    "Write `counted-from: fiscal-year-end` and `through: year-end`: 7 kap. 2 § counts from the calendar"
                            + " year in which the fiscal year ended, never from the record.");
        }
    }

    private static boolean isShorterThan(Place span, int years) {
        return SPAN.matcher(span.text()).matches()
                && Span.parse(years + " years").isLongerThan(Span.parse(span.text()));
    }

    private void refusalGround(Place ground) {
        String article = ground.at("article").text();
        if (article.contains("12(5)")
                && !(ground.at("evidence").isTrue() && ground.at("two-persons").isTrue())) {
            add(
                    ground,
                    "'" + ground.key()
                            + "' refuses what one person finds unfounded or excessive, or without showing it.",
                    "Add `evidence: true` and `two-persons: true`: the burden of Art 12(5) is the controller's.");
        }
        if (article.contains("15(4)")) {
            add(
                    ground,
                    "'" + ground.key() + "' refuses a whole request for the rights of others.",
                    "Remove it: Art 15(4) keeps back item by item, which `third-persons: true` on a category lets a"
                            + " person do.");
        }
    }

    private void recipient(Place recipient) {
        Place country = recipient.at("country");
        boolean outside = COUNTRY.matcher(country.text()).matches() && !Eea.includes(country.text());
        if (outside && !recipient.has("transfer-safeguard")) {
            add(
                    country,
                    "'" + recipient.key() + "' is in " + country.text()
                            + ", outside the EEA, and nothing says what the transfer rests on.",
                    "Add `transfer-safeguard:` in every language, such as the adequacy decision or the standard clauses"
                            + " (Art 45, 46): the person is told (Art 15(2)).");
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

    private static Optional<Integer> span(Place place, String unit) {
        Matcher span = SPAN.matcher(place.text());
        return span.matches() && span.group(2).equals(unit)
                ? Optional.of(Integer.valueOf(span.group(1)))
                : Optional.empty();
    }

    private void add(Place place, String wrong, String right) {
        mistakes.add(source.mistake(place.pointer(), wrong, right));
    }
}
