package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One made-up notice of every kind, in both languages. */
final class Samples {

    static final List<String> LANGUAGES = List.of("sv", "en");

    static final Controller SOFTWERK = new Controller(
            "Softwerk AB",
            "556714-0503",
            "privacy@softwerk.example",
            URI.create("https://softwerk.example/integritetspolicy"));

    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 5);
    private static final LocalDate DUE = LocalDate.of(2026, 4, 7);

    private final String language;
    private final boolean swedish;
    private final @Nullable String name;

    private Samples(String language, @Nullable String name) {
        this.language = language;
        this.swedish = language.startsWith("sv");
        this.name = name;
    }

    static Samples in(String language) {
        return new Samples(language, "Åsa Öberg");
    }

    Samples from(@Nullable String otherName) {
        return new Samples(language, otherName);
    }

    About about(Right right) {
        return new About(
                "7K3M-9QXD-2B4T",
                language,
                name,
                right,
                RECEIVED,
                URI.create("https://rights.softwerk.example/status/7K3M-9QXD-2B4T?secret=Zm9vYmFyYmF6"));
    }

    static About byPost(About about) {
        return new About(
                about.reference(),
                about.language(),
                about.name(),
                about.right(),
                about.receivedOn(),
                about.statusPage(),
                true);
    }

    Remedies remedies() {
        return Remedies.inSweden(language);
    }

    Notice of(Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGED -> new Progress.Acknowledged(about(Right.MARKETING_OBJECTION), DUE);
            case IDENTITY_REQUESTED ->
                new Progress.IdentityRequested(
                        about(Right.ERASURE),
                        URI.create("https://rights.softwerk.example/identity/7K3M-9QXD-2B4T?token=c2VjcmV0&x=1"),
                        LocalDateTime.of(2026, 3, 12, 9, 30),
                        DUE);
            case IDENTITY_REQUESTED_BY_POST ->
                new Progress.IdentityRequestedByPost(byPost(about(Right.ERASURE)), LocalDate.of(2026, 3, 18), DUE);
            case IDENTITY_NOT_CONFIRMED ->
                new AdverseAnswer.IdentityNotConfirmed(about(Right.ACCESS), null, remedies());
            case FULFILLED ->
                new Answer.Fulfilled(about(Right.ERASURE), done(), List.of("Upplysningscentralen UC AB"), remedies());
            case PARTLY_FULFILLED ->
                new AdverseAnswer.PartlyFulfilled(
                        about(Right.ERASURE),
                        done(),
                        kept(),
                        true,
                        List.of(new NotDoneLine(
                                say("Supportärenden", "Support desk"),
                                say("ärenden", "tickets"),
                                1,
                                say(
                                        "Systemet svarar inte. Vi fortsätter att försöka och hör av oss.",
                                        "The system does not answer. We keep trying and will write to you."))),
                        List.of("Upplysningscentralen UC AB"),
                        new NotSearched(
                                List.of(say("Pappersarkivet", "Paper archive")),
                                List.of(say("Webbanalys", "Website analytics")),
                                say("klient-id:t i kakan \"_ga\"", "the client id in the cookie \"_ga\"")),
                        remedies());
            case REFUSED ->
                new AdverseAnswer.Refused(
                        about(Right.ACCESS),
                        say(
                                "artikel 12.5 b i dataskyddsförordningen (GDPR): en begäran som är orimlig får avslås",
                                "Article 12(5)(b) of the General Data Protection Regulation (GDPR): an excessive"
                                        + " request may be refused"),
                        say(
                                "Du har fått samma utdrag fem gånger på två månader, och inget har ändrats sedan det"
                                        + " senaste.",
                                "You have received the same data five times in two months, and nothing has changed"
                                        + " since the last time."),
                        List.of(
                                say(
                                        "Utdrag lämnade den 4, 12 och 19 januari 2026",
                                        "Data sent on 4, 12 and 19 January 2026"),
                                say(
                                        "Utdrag lämnade den 2 och 20 februari 2026",
                                        "Data sent on 2 and 20 February 2026")),
                        NotSearched.NONE,
                        remedies());
            case NOTHING_HELD ->
                new AdverseAnswer.NothingHeld(
                        about(Right.ERASURE),
                        List.of(crm(), invoicing(), say("Rekrytering", "Recruitment"), say("Nyhetsbrev", "Newsletter")),
                        remedies());
            case IDENTITY_REMINDED ->
                new Progress.IdentityReminded(
                        about(Right.ERASURE),
                        URI.create("https://rights.softwerk.example/identity/7K3M-9QXD-2B4T?token=c2VjcmV0&x=2"),
                        LocalDateTime.of(2026, 3, 26, 9, 30),
                        LocalDate.of(2026, 3, 27));
            case CLARIFICATION_ASKED ->
                new Progress.ClarificationAsked(
                        about(Right.RECTIFICATION),
                        say(
                                "Du skriver att adressen är fel. Gäller det fakturaadressen, leveransadressen eller"
                                        + " båda?",
                                "You write that the address is wrong. Is it the invoice address, the delivery address"
                                        + " or both?"),
                        URI.create("https://rights.softwerk.example/answer/7K3M-9QXD-2B4T?secret=Zm9vYmFyYmF6"),
                        LocalDate.of(2026, 3, 20));
            case EXTENDED ->
                new Progress.Extended(
                        about(Right.ACCESS),
                        List.of(
                                say(
                                        "En del finns bara på papper i ett arkiv, och måste letas fram för hand.",
                                        "Some of it is only on paper in an archive, and has to be found by hand."),
                                say(
                                        "Mejlen nämner andra personer, så vi måste gå igenom dem ett och ett.",
                                        "The e-mails mention other people, so we have to go through them one by one.")),
                        DUE,
                        LocalDate.of(2026, 6, 5),
                        remedies());
            case FEE_ASKED ->
                new Progress.FeeAsked(
                        about(Right.ACCESS),
                        say("200 kronor", "SEK 200"),
                        say(
                                "Du har fått samma utdrag fem gånger på två månader, och inget har ändrats sedan det"
                                        + " senaste.",
                                "You have received the same data five times in two months, and nothing has changed"
                                        + " since the last time."),
                        List.of(say(
                                "Utdrag lämnade den 4, 12 och 19 januari 2026",
                                "Data sent on 4, 12 and 19 January 2026")),
                        say(
                                "Svara på det här mejlet, så skickar vi en faktura.",
                                "Reply to this message and we will send you an invoice."),
                        LocalDate.of(2026, 3, 31),
                        remedies());
            case PORTABILITY_GIVEN ->
                new Answer.PortabilityGiven(
                        about(Right.PORTABILITY),
                        List.of(new PortableLine(crm(), say("kontaktuppgifter", "contact details"), 1)),
                        List.of(new LeftOutLine(
                                invoicing(),
                                say("fakturor", "invoices"),
                                say(
                                        "vi har dem för att bokföringslagen kräver det",
                                        "we hold them because the Accounting Act demands it"))),
                        List.of("dataportabilitet-7K3M-9QXD-2B4T.json"),
                        NotSearched.NONE,
                        remedies());
            case FORWARDED ->
                new Answer.Forwarded(
                        about(Right.ERASURE),
                        "Granbacken Bygg AB",
                        "info@granbacken.example",
                        LocalDate.of(2026, 3, 9));
            case MERGED -> new Answer.Merged(about(Right.ERASURE), "2B4T-7K3M-9QXD", LocalDate.of(2026, 3, 30));
            case UNIDENTIFIABLE ->
                new AdverseAnswer.Unidentifiable(
                        about(Right.ERASURE),
                        say(
                                "statistiken från vår webbplats innehåller inga namn eller adresser.",
                                "the statistics of our website contain no names or addresses."),
                        List.of(say(
                                "besöksnumret i kakan \"_ga\" i din webbläsare",
                                "the visitor number in the cookie \"_ga\" in your browser")),
                        new NotSearched(List.of(say("Pappersarkivet", "Paper archive")), List.of(), null),
                        remedies());
            case DEFERRED_ERASURE_DONE ->
                new FollowUp.DeferredErasureDone(
                        about(Right.ERASURE),
                        List.of(new DoneLine(invoicing(), say("fakturor", "invoices"), 4, Outcome.ERASED)),
                        List.of(),
                        List.of(kept().getLast()),
                        LocalDate.of(2034, 1, 1),
                        remedies());
            case RESTRICTION_ENDING ->
                new FollowUp.RestrictionEnding(
                        about(Right.RESTRICTION),
                        LocalDate.of(2026, 5, 11),
                        say(
                                "Du begränsade uppgifterna medan vi kontrollerade att de stämmer. Det har vi gjort,"
                                        + " och rättat två av dem.",
                                "You restricted the data while we checked that it is right. We have done that, and"
                                        + " corrected two items."),
                        false,
                        remedies());
            case RECIPIENTS_TOLD ->
                new FollowUp.RecipientsTold(
                        about(Right.ERASURE),
                        List.of(
                                new RecipientLine(
                                        "Upplysningscentralen UC AB",
                                        LocalDate.of(2026, 3, 20),
                                        LocalDate.of(2026, 3, 24),
                                        null),
                                new RecipientLine("Fortnox AB", LocalDate.of(2026, 3, 20), null, null),
                                new RecipientLine(
                                        "Byrån i Växjö HB",
                                        null,
                                        null,
                                        say("företaget finns inte längre", "the firm no longer exists"))));
            case WITHDRAWN -> new Answer.Withdrawn(about(Right.ERASURE), LocalDate.of(2026, 3, 6));
            case ACCESS_GIVEN ->
                extract().cover(List.of("registerutdrag-7K3M-9QXD-2B4T.html", "registerutdrag-7K3M-9QXD-2B4T.json"));
        };
    }

    RecipientLetter letter() {
        return new RecipientLetter(
                "7K3M-9QXD-2B4T",
                language,
                "Upplysningscentralen UC AB",
                RecipientLetter.Change.RECTIFY,
                List.of(
                        new RecipientLetter.Detail(say("Namn", "Name"), "Åsa Öberg"),
                        new RecipientLetter.Detail(say("E-post", "E-mail"), "asa@example.se")),
                List.of(new RecipientLetter.Detail(say("Adress", "Address"), "Storgatan 1, 352 30 Växjö")),
                List.of(),
                URI.create("https://rights.softwerk.example/recipients/7K3M-9QXD-2B4T?token=dWM"),
                LocalDate.of(2026, 4, 3));
    }

    RecipientLetter stoppingLetter() {
        return new RecipientLetter(
                "7K3M-9QXD-2B4T",
                language,
                "Utskickstjänsten",
                RecipientLetter.Change.SUPPRESS,
                List.of(new RecipientLetter.Detail(say("E-post", "E-mail"), "asa@example.se")),
                List.of(),
                List.of(say("Nyhetsbrev", "Newsletter"), say("Inbjudningar", "Invitations")),
                URI.create("https://rights.softwerk.example/recipients/7K3M-9QXD-2B4T?token=dWM"),
                LocalDate.of(2026, 4, 3));
    }

    List<DoneLine> done() {
        return List.of(
                new DoneLine(crm(), say("kontaktuppgifter", "contact details"), 1, Outcome.ERASED),
                new DoneLine(say("Rekrytering", "Recruitment"), say("ansökningar", "applications"), 2, Outcome.ERASED),
                new DoneLine(
                        say("Nyhetsbrev", "Newsletter"),
                        say("prenumerationer", "subscriptions"),
                        3,
                        Outcome.SUPPRESSED));
    }

    List<KeptLine> kept() {
        return List.of(
                new KeptLine(
                        invoicing(),
                        say("Fakturor", "Invoices"),
                        4,
                        say(
                                "Fakturor är bokföring, och bokföring måste vi enligt lag spara i sju år efter"
                                        + " räkenskapsårets slut.",
                                "Invoices are accounting records, and the law makes us keep those for seven years"
                                        + " after the financial year has ended."),
                        say(
                                "bokföringslagen 7 kap. 2 §",
                                "the Swedish Accounting Act (bokföringslagen), chapter 7, section 2"),
                        LocalDate.of(2033, 12, 31),
                        null,
                        true),
                new KeptLine(
                        crm(),
                        say("Avtal", "Contracts"),
                        1,
                        say(
                                "Uppgifterna behövs för en pågående tvist.",
                                "The data is needed for a dispute that is still going on."),
                        say("artikel 17.3 e i dataskyddsförordningen (GDPR)", "Article 17(3)(e) GDPR"),
                        null,
                        LocalDate.of(2026, 9, 1),
                        false));
    }

    Extract extract() {
        return new Extract(
                about(Right.ACCESS),
                LocalDate.of(2026, 3, 20),
                List.of(
                        new Extract.Section(
                                holding(crm(), say("Kontaktuppgifter", "Contact details"), 1),
                                List.of(new Extract.Entry(
                                        LocalDate.of(2024, 5, 2),
                                        List.of(
                                                new Extract.Field(say("Namn", "Name"), "Åsa Öberg", true),
                                                new Extract.Field(say("E-post", "E-mail"), "asa@example.se", true),
                                                new Extract.Field(
                                                        say("Anteckning", "Note"),
                                                        "Ring efter kl. 10.\n"
                                                                + "Vill ha offert på \"testning\" & <utbildning>.",
                                                        false))))),
                        new Extract.Section(
                                holding(invoicing(), say("Fakturor", "Invoices"), 2),
                                List.of(invoice("2025-0117", LocalDate.of(2025, 1, 31)), invoice("2025-0233", null)))),
                List.of(new WithheldLine(
                        say("En anteckning från ett möte i maj 2024", "A note from a meeting in May 2024"),
                        say("den handlar mest om en annan person", "it is mostly about another person"))),
                List.of(
                        say(
                                "Marknadsanalys: du läggs i en grupp efter ort, som avgör vilka erbjudanden vi tar"
                                        + " fram.",
                                "Market analysis: you are put in a group by place, which decides what offers we work"
                                        + " out."),
                        say(
                                "Riskhantering: betalningar blir en riskklass, som avgör om du kan handla mot faktura.",
                                "Risk management: payments make a class of risk, which decides whether you can buy on"
                                        + " invoice.")),
                List.of(say("Dina uppgifter stannar inom EU och EES.", "Your data stays within the EU and the EEA.")),
                remedies());
    }

    private Extract.Entry invoice(String number, @Nullable LocalDate date) {
        return new Extract.Entry(
                date,
                List.of(
                        new Extract.Field(say("Fakturanummer", "Invoice number"), number, false),
                        new Extract.Field(say("Belopp", "Amount"), "12 500,00 kr", false)));
    }

    private Holding holding(String system, String category, long count) {
        return new Holding(
                system,
                category,
                count,
                List.of(say("affärsrelation", "business relation"), say("fakturering", "invoicing")),
                List.of(say("avtal", "contract"), say("rättslig förpliktelse", "legal obligation")),
                say("dig själv", "you"),
                system.equals(crm()) ? List.of("Upplysningscentralen UC AB", "Fortnox AB") : List.of(),
                say("Så länge vi har en kundrelation.", "As long as there is a customer relation."));
    }

    private String crm() {
        return say("Kundregister", "Customer register");
    }

    private String invoicing() {
        return say("Fakturering", "Invoicing");
    }

    String say(String inSwedish, String inEnglish) {
        return swedish ? inSwedish : inEnglish;
    }
}
