package dev.rightsflow.local.samples;

import java.time.LocalDate;

/**
 * The people behind {@code local/samples/requests.jsonl}: whoever changes their lives here changes what is expected
 * there. Bookkeeping law counts from the fiscal year, so invoices have fixed years; the claims of applicants count from
 * a decision, so its day moves with the day on which the samples are born.
 */
final class Cast {

    private static final String BYGG = "Björkö Bygg AB";
    private static final String DATA = "Tallåsens Data AB";
    private static final LocalDate LONG_AGO = LocalDate.of(2014, 3, 10);
    private static final LocalDate ENDED = LocalDate.of(2018, 6, 30);
    private static final LocalDate RECENTLY = LocalDate.of(2024, 2, 12);

    private final SampleData data;
    private final LocalDate born;

    private Cast(SampleData data, LocalDate born) {
        this.data = data;
        this.born = born;
    }

    static void fill(SampleData data, LocalDate born) {
        new Cast(data, born).fill();
    }

    private void fill() {
        // The official test number of an organisation, and one from the series that nobody has.
        data.companies.add(new SampleData.Company("2120000142", BYGG, "Hamngatan 1, 390 01 Björkö"));
        data.companies.add(
                new SampleData.Company(TestNumbers.organisationNumber(1), DATA, "Parkgatan 2, 390 02 Tallåsen"));

        person("Anna Lindqvist", 0, "197804129810")
                .formerCustomer(BYGG, LONG_AGO, ENDED, "Ringde om leverans", "Avtalet sades upp")
                .invoiced(BYGG, 2015, 12_500)
                .invoiced(BYGG, 2016, 8_400)
                .invoiced(BYGG, 2017, 9_900)
                .subscribed(LocalDate.of(2019, 5, 2), "newsletter", "guides");
        person("Bengt Söderberg", 1, "196511039809")
                .formerCustomer(BYGG, LONG_AGO, LocalDate.of(2025, 9, 30), "Avslutade samarbetet")
                .invoiced(BYGG, 2016, 20_000)
                .invoiced(BYGG, 2025, 31_000)
                .invoiced(BYGG, 2025, 14_200);
        person("Carin Nyberg", 2, "199002149822")
                .subscribed(LocalDate.of(2022, 8, 20), "newsletter", "offers", "surveys")
                .answered("Kundundersökning 2024", LocalDate.of(2024, 4, 2), "Mycket nöjd")
                .answered("Kundundersökning 2025", LocalDate.of(2025, 4, 2), "Nöjd");
        person("David Rosén", 3, "199407229807").applied("Systemutvecklare", born.minusMonths(6), "REJECTED");
        person("Elin Håkansson", 4, "198812019829").applied("Projektledare", born.minusYears(3), "REJECTED");
        person("Gunilla Ström", 6, "195909099813")
                .formerCustomer(BYGG, LONG_AGO, ENDED)
                .invoiced(BYGG, 2016, 5_000);
        person("Hassan Aziz", 7, "198303039807").prospect(DATA, RECENTLY, "Ville veta mer");
        // The official test number that the request writes with an en dash.
        data.of(new Person("Ingrid Falk", "ingrid.falk@post.example", phone(8), "198507099805", address(8)))
                .invoiced(null, 2015, 1_900)
                .invoiced(null, 2017, 2_300);
        person("Johan Wikström", 9, "197201159808")
                .customer(DATA, RECENTLY, "Nytt avtal", "Förlängning")
                .invoiced(DATA, 2024, 44_000)
                .invoiced(DATA, 2025, 45_500);
        person("Kate Morgan", 10, "199110109817").applied("Testledare", born.minusMonths(10), "REJECTED");
        person("Lars Palm", 11, "196806069818")
                .prospect(DATA, RECENTLY)
                .subscribed(LocalDate.of(2023, 1, 15), "invitations");
        person("Maria Lundgren", 12, "198401019818")
                .customer(DATA, RECENTLY, "Bytte telefon")
                .invoiced(DATA, 2025, 18_000)
                .subscribed(LocalDate.of(2024, 3, 3), "newsletter");
        person("Nils Ekman", 13, "199609099800").applying("Säljare", born.minusDays(12));
        person("Olivia Brown", 14, "197912129819")
                .formerCustomer(DATA, LONG_AGO, LocalDate.of(2026, 3, 31), "Left the company")
                .invoiced(DATA, 2026, 27_000);
        person("Per Hallgren", 15, "197505059803").prospect(BYGG, RECENTLY, "Träffades på mässa", "Skickade offert");
        person("Rut Sandström", 17, "198106169819")
                .formerCustomer(BYGG, LONG_AGO, ENDED, "Flyttade")
                .invoiced(BYGG, 2017, 7_700)
                .invoiced(BYGG, 2024, 3_300)
                .applied("Ekonomiassistent", born.minusYears(4), "REJECTED")
                .subscribed(LocalDate.of(2021, 10, 10), "newsletter", "invitations", "guides", "surveys", "offers")
                .answered("Kundundersökning 2025", LocalDate.of(2025, 4, 3), "Varken eller");
        // The official test samordningsnummer.
        data.of(new Person("Sven Kowalski", "sven.kowalski@post.example", phone(18), "197010632391", address(18)))
                .formerCustomer(null, LONG_AGO, ENDED)
                .invoiced(null, 2016, 4_100);
        person("Ulla Berg", 20, "198703129810")
                .prospect(DATA, RECENTLY, "Bad om en demonstration")
                .subscribed(LocalDate.of(2023, 9, 4), "newsletter");
        person("Viktor Ahl", 21, "197908259828").prospect(BYGG, RECENTLY);
        person("Wilma Dahl", 22, "196901149820").customer(DATA, RECENTLY).invoiced(DATA, 2025, 12_000);
        person("Xander Holm", 23, "199207309817").prospect(DATA, RECENTLY);
        person("Ylva Norén", 24, "198505289820").subscribed(LocalDate.of(2022, 2, 2), "newsletter", "surveys");
        person("Zeno Grip", 25, "197609199802")
                .prospect(BYGG, RECENTLY)
                .subscribed(LocalDate.of(2024, 5, 6), "newsletter", "offers");
        person("Åke Sund", 26, "198212039823").customer(BYGG, RECENTLY).invoiced(BYGG, 2024, 6_000);
        person("Tove Isaksson", 19, "199304049803").subscribed(LocalDate.of(2024, 9, 1), "guides", "offers");
        person("Marta Kvist", 27, "197004059809")
                .formerCustomer(BYGG, LONG_AGO, ENDED, "Reklamerade en leverans")
                .invoiced(BYGG, 2016, 6_300);
        others();
        person("Oskar Lind", 28, "199501019807").applied("Byggledare", born.minusMonths(8), "REJECTED");
    }

    private void others() {
        person("Valdemar Strid", 35, TestNumbers.personnummer(LocalDate.of(1940, 7, 15), 1))
                .filed("Avtal", 2014)
                .filed("Verifikation", 2015);
        person("Yngve Rask", 36, TestNumbers.personnummer(LocalDate.of(1940, 8, 15), 1))
                .filed("Avtal", 2014)
                .filed("Verifikation", 2024);
        person("Zara Moberg", 37, TestNumbers.personnummer(LocalDate.of(1940, 9, 15), 1))
                .filed("Verifikation", 2025);
        person("Vera Holm", 38, TestNumbers.personnummer(LocalDate.of(1940, 10, 15), 1))
                .formerCustomer(null, LONG_AGO, ENDED)
                .invoiced(null, 2016, 3_700);
        // The desk answers for what it delivered for ten years: the first ticket is older than that.
        person("Tyra Modig", 33, TestNumbers.personnummer(LocalDate.of(1940, 5, 15), 1))
                .asked(LocalDate.of(2012, 3, 5), "Ärende 1041: startar inte", "Hej! Programmet startar inte.")
                .asked(LocalDate.of(2024, 3, 5), "Ärende 4711: fel i rapporten", "Hej! Summan i rapporten är fel.")
                .wrote(LocalDate.of(2024, 4, 2), "Ny adress", "Jag har flyttat till Nygatan 3.")
                .read(LocalDate.of(2024, 4, 3), "Sv: Ny adress", "Tack, det är noterat.");
        person("Urban Hök", 34, TestNumbers.personnummer(LocalDate.of(1940, 6, 15), 1))
                .wrote(
                        LocalDate.of(2025, 2, 3),
                        "Vem tar över?",
                        "Min kollega Per-Olof (per-olof.kvist@post.example, 070-174 06 98) slutar. Ring mig i"
                                + " stället.");
        for (int week = 1; week <= 3; week++) {
            data.visits.add(new SampleData.Visit("1793500042.1761900001", born.minusWeeks(week)));
            data.visits.add(new SampleData.Visit("1793500043.1761900002", born.minusWeeks(week)));
        }
        person("Petra Alm", 29, TestNumbers.personnummer(LocalDate.of(1940, 1, 15), 1))
                .employed("Testledare", null, LocalDate.of(2019, 3, 1), null)
                .paid(2024, 612_000)
                .paid(2025, 634_000);
        // Was employed twice: what can be claimed of the first time is past, and so are its accounts.
        person("Quentin Holst", 30, TestNumbers.personnummer(LocalDate.of(1940, 2, 15), 1))
                .employed("Utvecklare", BYGG, LocalDate.of(2010, 1, 11), LocalDate.of(2014, 5, 31))
                .employed("Utvecklare", null, LocalDate.of(2022, 2, 1), LocalDate.of(2024, 8, 31))
                .paid(2014, 380_000)
                .paid(2024, 502_000);
        person("Rakel Fors", 31, TestNumbers.personnummer(LocalDate.of(1940, 3, 15), 1))
                .registered(LocalDate.of(2025, 5, 2));
        person("Sixten Vall", 32, TestNumbers.personnummer(LocalDate.of(1940, 4, 15), 1))
                .rated(born.minusMonths(5), 71)
                .registered(LocalDate.of(2025, 5, 2));
    }

    private Life person(String name, int serial, String nationalId) {
        String email = name.toLowerCase(java.util.Locale.ROOT)
                        .replace('é', 'e')
                        .replace('å', 'a')
                        .replace('ä', 'a')
                        .replace('ö', 'o')
                        .replace(' ', '.')
                + "@post.example";
        return data.of(new Person(name, email, phone(serial), nationalId, address(serial)));
    }

    private static String phone(int serial) {
        return TestNumbers.phone(serial);
    }

    private static String address(int serial) {
        return "Storgatan %d, 390 10 Kalmarsund".formatted(serial + 1);
    }
}
