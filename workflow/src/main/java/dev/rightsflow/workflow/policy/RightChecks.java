package dev.rightsflow.workflow.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rights of a person, of which a policy can offer no fewer than the law does, and none of them more narrowly. */
final class RightChecks {

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

    /** What the law knows of a right beside that it applies or does not: another word would deny it unseen. */
    private static final Map<String, Set<String>> CONDITIONS = Map.of(
            "erasure", Set.of("when-no-longer-needed", "when-obligation-ends", "after-objection"),
            "portability", Set.of("if-provided-by-subject"),
            "objection", Set.of("after-objection"),
            "automated-decision-objection", Set.of("human-review", "authorised-by-law"));

    /** Conditions that have a meaning on one legal basis alone. */
    private static final Map<String, String> ONLY_ON =
            Map.of("after-objection", "legitimate-interests", "when-obligation-ends", "legal-obligation");

    private static final Set<String> CONDITION_WORDS =
            CONDITIONS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** Who must not be taken at their word, with what would come of it. */
    private static final Map<String, String> NEEDS_IDENTITY = Map.of(
            "access", "would hand out data to whoever asks",
            "portability", "would hand out data to whoever asks",
            "rectification", "would change data for whoever asks",
            "erasure", "would erase for whoever asks");

    private static final Set<String> STOPS_WHAT_NEEDED_NO_PROOF = Set.of("marketing-objection", "consent-withdrawal");
    private static final Set<String> CHANGES_NOTHING = Set.of("access", "portability");

    private final PolicySource source;
    private final Place root;
    private final List<Mistake> mistakes = new ArrayList<>();

    RightChecks(PolicySource source) {
        this.source = source;
        this.root = Place.root(source);
    }

    List<Mistake> check() {
        Place rights = root.at("rights");
        rights.entries().filter(right -> FULFILMENT.containsKey(right.key())).forEach(this::right);
        if (root.has("rights")) {
            Arrays.stream(Right.values())
                    .filter(right -> !rights.has(right.code()) && mayBeExercised(right))
                    .forEach(right -> add(
                            rights,
                            "The right '" + right.code() + "' is not offered.",
                            "Add it: Art " + right.article() + " gives it."));
        }
        return List.copyOf(mistakes);
    }

    /** Whether there is anything that it could reach. */
    private boolean mayBeExercised(Right right) {
        return switch (right) {
            case ACCESS, RECTIFICATION, ERASURE, RESTRICTION -> true;
            case PORTABILITY -> someUse(on("consent").or(on("contract")));
            case OBJECTION -> someUse(on("legitimate-interests"));
            case CONSENT_WITHDRAWAL -> someUse(on("consent"));
            case MARKETING_OBJECTION ->
                someUse(purpose -> purpose.at("marketing").isTrue());
            case AUTOMATED_DECISION_OBJECTION ->
                someUse(purpose -> purpose.at("automated-decisions").isTrue());
        };
    }

    private boolean someUse(Predicate<Place> which) {
        return root.at("purposes").entries().anyMatch(which);
    }

    private static Predicate<Place> on(String basis) {
        return purpose -> purpose.at("basis").is(basis);
    }

    private void right(Place right) {
        honoured(right);
        identity(right);
        String code = right.key();
        if (!CHANGES_NOTHING.contains(code) && !right.at("tells-recipients").isTrue()) {
            add(
                    right,
                    "'" + code + "' changes what others have received, and they are not told.",
                    "Add `tells-recipients: true`: Art 19.");
        }
        if (code.equals("marketing-objection") && !right.at("immediate").isTrue()) {
            add(
                    right,
                    "An objection to marketing waits for a search.",
                    "Add `immediate: true`: Art 21(3) stops it at once.");
        }
        right.at("by-basis").entries().filter(Place::isText).forEach(basis -> basis(code, basis));
    }

    private void honoured(Place right) {
        Place fulfilment = right.at("fulfilment");
        String honouring = FULFILMENT.getOrDefault(right.key(), "");
        if (fulfilment.isText() && !fulfilment.is(honouring)) {
            add(
                    fulfilment,
                    "'" + fulfilment.text() + "' does not honour the right '" + right.key() + "'.",
                    "Write `fulfilment: " + honouring + "`.");
        }
    }

    private void identity(Place right) {
        String code = right.key();
        Place verification = right.at("verification");
        if (verification.is("none") && NEEDS_IDENTITY.containsKey(code)) {
            add(
                    verification,
                    "'" + code + "' " + NEEDS_IDENTITY.get(code) + ".",
                    "Take `address-on-file` or `strong`: what can't be undone goes to nobody unknown (Art 12(6), 32).");
        }
        if (verification.is("strong") && STOPS_WHAT_NEEDED_NO_PROOF.contains(code)) {
            add(
                    verification,
                    "'" + code + "' asks for more proof than it took to begin.",
                    "Take `none` or `address-on-file`: to end it is as easy as to allow it (Art 7(3), 21(3)).");
        }
        if (right.has("then")
                && verification.is("none")
                && !right.at("approval").isTrue()) {
            add(
                    right.at("then"),
                    "'" + code + "' would erase for whoever asks, and nobody looks.",
                    "Add `approval: true`, or take `address-on-file` or `strong` as `verification`.");
        }
        Place expires = right.at("identity-expires-after");
        if (LawChecks.isLongerThanFourWeeks(expires)) {
            add(
                    expires,
                    "A request that is never confirmed would be answered after " + expires.text() + ".",
                    "Take 28 days at most: it still gets an answer within the month (Art 12(4)).");
        }
    }

    private void basis(String right, Place basis) {
        String absolute = ABSOLUTE.getOrDefault(right, Map.of()).get(basis.key());
        String notDenied = NOT_DENIED.getOrDefault(right, Map.of()).get(basis.key());
        boolean condition = CONDITION_WORDS.contains(basis.text());
        if (absolute != null && !basis.is("applies")) {
            add(basis, "'" + right + "' is limited on " + basis.key() + ".", "Write `applies`: " + absolute + ".");
        } else if (!ONLY_ON.getOrDefault(basis.text(), basis.key()).equals(basis.key())) {
            add(
                    basis,
                    "'" + basis.text() + "' says nothing about " + basis.key() + ".",
                    "It goes with " + ONLY_ON.get(basis.text()) + " alone.");
        } else if (condition && !CONDITIONS.getOrDefault(right, Set.of()).contains(basis.text())) {
            add(
                    basis,
                    "'" + basis.text() + "' is no condition of the right '" + right + "'.",
                    Suggestion.among(possible(right, notDenied != null), basis.text()));
        } else if (notDenied != null && (basis.is("does-not-apply") || basis.is("authorised-by-law"))) {
            add(
                    basis,
                    "'" + right + "' is denied on " + basis.key() + ".",
                    notDenied + "; name a condition or write `applies`.");
        }
    }

    private static List<String> possible(String right, boolean given) {
        List<String> possible = new ArrayList<>(CONDITIONS.getOrDefault(right, Set.of()));
        possible.add("applies");
        if (!given) {
            possible.add("does-not-apply");
        }
        return possible;
    }

    private static Map<String, String> everyBasis(String law) {
        return Map.of("consent", law, "contract", law, "legal-obligation", law, "legitimate-interests", law);
    }

    private void add(Place place, String wrong, String right) {
        mistakes.add(source.mistake(place.pointer(), wrong, right));
    }
}
