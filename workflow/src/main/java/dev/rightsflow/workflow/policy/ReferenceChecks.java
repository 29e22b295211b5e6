package dev.rightsflow.workflow.policy;

import dev.rightsflow.schemas.identifiers.FurtherIdentifiers;
import dev.rightsflow.workflow.holds.HoldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A policy agrees with itself: what it names exists, and every text is there in every language. */
final class ReferenceChecks {

    /** Texts without which some answer could not be written, beyond those of each hold, reason and legal basis. */
    private static final List<String> DEMANDED = List.of(
            Policy.UNDISCLOSED,
            Policy.NOT_SEARCHED,
            "ground.right-does-not-apply",
            "ground.not-possible",
            "ground.not-identifiable",
            "access.automated-decisions",
            "access.transfers",
            "access.source-subject",
            "remedies.court",
            "suppression.entry",
            "unidentifiable.helpful",
            "recipient.not-told",
            "restriction.decided",
            "handed-out.separately",
            "left-undone.nothing-to-do",
            "ground.fee-not-paid");

    private final PolicySource source;
    private final Place root;
    private final List<Mistake> mistakes = new ArrayList<>();

    ReferenceChecks(PolicySource source) {
        this.source = source;
        this.root = Place.root(source);
    }

    List<Mistake> check() {
        root.at("systems").entries().forEach(this::system);
        root.at("recipients").entries().forEach(this::recipient);
        hasItsOwnName(root.at("mail"));
        hasItsOwnName(root.at("opendsr"));
        textsAreThere();
        List<String> languages =
                root.at("languages").elements().map(Place::text).toList();
        texts().filter(text -> text.node().isObject()).forEach(text -> languages(text, languages));
        return List.copyOf(mistakes);
    }

    private void system(Place system) {
        known(system.at("asked-for"), "subject type", root.at("subject-types").keys());
        requiresWhatAPersonCanGive(system.at("requires-identifier"));
        system.at("categories").entries().forEach(category -> {
            known(category.at("data"), "kind of data", root.at("data").keys());
            known(category.at("purposes"), "purpose", root.at("purposes").keys());
            known(
                    category.at("retention"),
                    "retention rule",
                    root.at("retention").keys());
        });
    }

    /** For want of an identifier that no request can carry, a system would never be asked about anybody. */
    private void requiresWhatAPersonCanGive(Place identifier) {
        if (identifier.isText() && !FurtherIdentifiers.TYPES.contains(identifier.text())) {
            add(
                    identifier,
                    "There is no identifier '" + identifier.text()
                            + "' that people can give beyond who they are, so this system would be asked about nobody.",
                    Suggestion.among(FurtherIdentifiers.TYPES, identifier.text())
                            + " Leave it out where name, address or number will do.");
        }
    }

    private void recipient(Place recipient) {
        List<String> categories = root.at("systems")
                .entries()
                .flatMap(system ->
                        system.at("categories").entries().map(category -> system.key() + "/" + category.key()))
                .toList();
        known(recipient.at("receives"), "category", categories);
        if (recipient.has("opendsr")) {
            tellsOverOpenDsr(recipient);
        }
    }

    /** OpenDSR names a person by their address; what a recipient does not have, it is not given. */
    private void tellsOverOpenDsr(Place recipient) {
        if (!root.has("opendsr")) {
            add(
                    recipient.at("opendsr"),
                    "There is no system that tells recipients over OpenDSR.",
                    "Add the section 'opendsr' beside 'mail', or tell this recipient by e-mail alone.");
        }
        boolean hasAddress = recipient
                .at("receives")
                .elements()
                .map(category -> category.text().split("/", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> root.at("systems")
                        .at(parts[0])
                        .at("categories")
                        .at(parts[1])
                        .at("data")
                        .elements())
                .anyMatch(data -> data.is("email"));
        if (!hasAddress) {
            add(
                    recipient.at("opendsr"),
                    "OpenDSR names a person by their e-mail address, and nothing that this recipient receives has one.",
                    "Tell this recipient by e-mail alone.");
        }
    }

    private void known(Place list, String what, Collection<String> known) {
        list.elements()
                .filter(element -> element.isText() && !known.contains(element.text()))
                .forEach(element -> add(
                        element,
                        "There is no " + what + " '" + element.text() + "'.",
                        Suggestion.among(known, element.text())));
    }

    private void hasItsOwnName(Place carrier) {
        Place id = carrier.at("id");
        if (id.isText() && root.at("systems").has(id.text())) {
            add(
                    id,
                    "'" + id.text() + "' is already the name of a system.",
                    "Give the system that carries messages its own.");
        }
    }

    /** Texts that answers are made of: a kept item must always be explained. */
    private void textsAreThere() {
        Place texts = root.at("texts");
        Stream.of(
                        Arrays.stream(HoldType.values()).map(type -> "hold." + type.code()),
                        Arrays.stream(Reason.values()).map(Reason::textId),
                        Arrays.stream(Reason.values())
                                .filter(Reason::mayBeDeclined)
                                .map(Reason::declinedTextId),
                        Arrays.stream(LegalBasis.values()).map(basis -> "basis." + basis.code()),
                        DEMANDED.stream())
                .flatMap(ids -> ids)
                .filter(id -> !texts.has(id))
                .forEach(id -> add(
                        texts,
                        "The text '" + id + "' is missing.",
                        "Add it under 'texts', in every language: answers to persons are made of it."));
    }

    private Stream<Place> texts() {
        Stream<Place> categories = root.at("systems")
                .entries()
                .flatMap(system -> system.at("categories").entries());
        return Stream.of(
                        root.at("subject-types").entries().map(type -> type.at("label")),
                        root.at("data").entries(),
                        root.at("purposes")
                                .entries()
                                .flatMap(purpose -> Stream.of(purpose.at("name"), purpose.at("logic"))),
                        root.at("recipients").entries().map(recipient -> recipient.at("transfer-safeguard")),
                        root.at("retention").entries().map(rule -> rule.at("text")),
                        root.at("systems")
                                .entries()
                                .flatMap(system -> Stream.of(system.at("name"), system.at("instructions"))),
                        categories.flatMap(category -> Stream.of(category.at("name"), category.at("source"))),
                        Stream.of(root.at("mail").at("name"), root.at("opendsr").at("name")),
                        root.at("rights").entries().map(right -> right.at("label")),
                        root.at("refusal-grounds").entries().map(ground -> ground.at("text")),
                        root.at("texts").entries())
                .flatMap(places -> places);
    }

    private void languages(Place text, List<String> languages) {
        languages.stream()
                .filter(language -> !text.has(language))
                .forEach(language -> add(
                        text,
                        "A text is missing in '" + language + "'.",
                        "Write it in every language of 'languages': " + languages + "."));
        text.keys().stream()
                .filter(language -> !languages.contains(language))
                .forEach(language -> add(
                        text.at(language),
                        "A text is in '" + language + "', which is not one of 'languages'.",
                        "Remove it, or add the language to 'languages' and to every text."));
    }

    private void add(Place place, String wrong, String right) {
        mistakes.add(source.mistake(place.pointer(), wrong, right));
    }
}
