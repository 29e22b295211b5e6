package dev.rightsflow.local.samples;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Some thousands of people that no request of the demo is about; what happens to them is what must not happen. */
final class Population {

    private static final int COMPANIES = 300;
    private static final int PEOPLE = 3_000;
    private static final int COLLEAGUES = 60;
    private static final int RATED = 200;
    private static final int VISITORS = 500;
    private static final int CORRESPONDENTS = 100;
    private static final int FILED = 150;
    private static final List<String> FIRST = List.of(
            "Alma",
            "Alva",
            "Amir",
            "Anders",
            "Astrid",
            "Axel",
            "Birgitta",
            "Björn",
            "Camilla",
            "Ebba",
            "Edvin",
            "Elsa",
            "Emil",
            "Erik",
            "Fatima",
            "Filip",
            "Freja",
            "Göran",
            "Hanna",
            "Hugo",
            "Ines",
            "Isak",
            "Jonas",
            "Kerstin",
            "Leila",
            "Leo",
            "Lina",
            "Linnéa",
            "Magnus",
            "Malin",
            "Mattias",
            "Mohammed",
            "Nora",
            "Oskar",
            "Pia",
            "Rasmus",
            "Saga",
            "Sara",
            "Stefan",
            "Stina",
            "Tomas",
            "Ulla",
            "Vera",
            "Viktor",
            "Wilma",
            "Yusuf",
            "Åke",
            "Åsa",
            "Örjan");
    private static final List<String> LAST = List.of(
            "Ahmed",
            "Andersson",
            "Berg",
            "Bergström",
            "Björk",
            "Blom",
            "Dahl",
            "Ek",
            "Eklund",
            "Engström",
            "Eriksson",
            "Fors",
            "Forsberg",
            "Gustafsson",
            "Hall",
            "Hansson",
            "Hedlund",
            "Holm",
            "Holmberg",
            "Johansson",
            "Jönsson",
            "Karlsson",
            "Larsson",
            "Lind",
            "Lindberg",
            "Lindgren",
            "Lundqvist",
            "Löfgren",
            "Mattsson",
            "Nilsson",
            "Norén",
            "Nyström",
            "Olsson",
            "Persson",
            "Pettersson",
            "Sandberg",
            "Sjöberg",
            "Söderström",
            "Ström",
            "Sundberg",
            "Svensson",
            "Wallin",
            "Viklund",
            "Åberg",
            "Åkesson",
            "Öberg");
    private static final List<String> PLACES = List.of(
            "Björkö",
            "Ekudden",
            "Fjällnäs",
            "Granby",
            "Hammarvik",
            "Kalmarsund",
            "Lillån",
            "Mörbylånga",
            "Norrvik",
            "Rönninge",
            "Sjövik",
            "Stensborg",
            "Tallåsen",
            "Vikbolandet",
            "Ängsholm",
            "Österlen");
    private static final List<String> TRADES =
            List.of("Bygg", "Data", "Energi", "Fastigheter", "Logistik", "Mekaniska", "Trä", "Vård");
    private static final List<String> STREETS =
            List.of("Storgatan", "Kungsgatan", "Skolvägen", "Björkvägen", "Strandvägen", "Ringvägen");
    private static final List<String> TOPICS = List.of("newsletter", "invitations", "guides", "surveys", "offers");
    private static final List<String> POSITIONS =
            List.of("Systemutvecklare", "Projektledare", "Testledare", "Säljare", "Ekonomiassistent");

    private final Random random;
    private final LocalDate born;
    private final SampleData data;
    private final Set<String> taken = new HashSet<>();

    private Population(long seed, LocalDate born, SampleData data) {
        this.random = new Random(seed);
        this.born = born;
        this.data = data;
    }

    /** The same for the same seed and day. */
    static void fill(SampleData data, long seed, LocalDate born) {
        new Population(seed, born, data).fill();
    }

    private void fill() {
        for (int i = 0; i < COMPANIES; i++) {
            String name = "%s %s %d AB".formatted(any(PLACES), any(TRADES), i + 1);
            data.companies.add(new SampleData.Company(TestNumbers.organisationNumber(i + 100), name, address()));
        }
        for (int i = 0; i < PEOPLE; i++) {
            live(data.of(person(i)));
        }
        visit();
        for (int i = PEOPLE + COLLEAGUES + RATED; i < PEOPLE + COLLEAGUES + RATED + CORRESPONDENTS; i++) {
            LocalDate on = day(2012, 2025);
            data.of(person(i))
                    .asked(on, "Ärende %d: fråga".formatted(i), "Hej! Hur gör jag?")
                    .read(on.plusDays(1), "Sv: fråga", "Så här gör man.");
        }
        for (int i = PEOPLE; i < PEOPLE + COLLEAGUES; i++) {
            work(data.of(person(i)));
        }
        for (int i = PEOPLE + COLLEAGUES; i < PEOPLE + COLLEAGUES + RATED; i++) {
            data.of(person(i))
                    .rated(born.minusDays(random.nextInt(400)), 20 + random.nextInt(80))
                    .registered(day(2021, 2025));
        }
        file();
    }

    private void file() {
        int first = PEOPLE + COLLEAGUES + RATED + CORRESPONDENTS;
        for (int i = first; i < first + FILED; i++) {
            data.of(person(i)).filed(i % 2 == 0 ? "Avtal" : "Verifikation", 2010 + random.nextInt(16));
        }
    }

    /** Of browsers that nobody knows anything else of. */
    private void visit() {
        for (int i = 0; i < VISITORS; i++) {
            String clientId = (100_000_000 + random.nextInt(900_000_000)) + "." + (1_700_000_000 + i);
            for (int visits = 1 + random.nextInt(4); visits > 0; visits--) {
                data.visits.add(new SampleData.Visit(clientId, born.minusDays(random.nextInt(700))));
            }
        }
    }

    private void work(Life life) {
        LocalDate from = day(2005, 2024);
        LocalDate until = random.nextInt(2) == 0 ? null : from.plusMonths(6 + random.nextInt(120));
        LocalDate left = until == null || until.isAfter(born) ? born : until;
        String assignment = random.nextInt(2) == 0
                ? data.companies.get(random.nextInt(COMPANIES)).name()
                : null;
        life.employed(any(POSITIONS), assignment, from, left.equals(born) ? null : left);
        for (int year = Math.max(from.getYear(), 2014); year <= left.getYear(); year++) {
            life.paid(year, 300_000 + random.nextInt(300_000));
        }
    }

    private void live(Life life) {
        String company = data.companies.get(random.nextInt(COMPANIES)).name();
        int kind = random.nextInt(10);
        if (kind < 4) {
            life.customer(company, day(2015, 2024), "Möte om nytt avtal");
            bills(life, company);
        } else if (kind < 6) {
            LocalDate since = day(2012, 2017);
            life.formerCustomer(company, since, since.plusYears(3), "Avtalet sades upp");
            bills(life, company);
        } else if (kind < 8) {
            life.prospect(company, day(2023, 2025), "Träffades på mässa");
        } else if (random.nextInt(4) == 0) {
            life.applying(any(POSITIONS), born.minusDays(1 + random.nextInt(40)));
        } else {
            life.applied(
                    any(POSITIONS),
                    born.minusDays(random.nextInt(1_800)),
                    random.nextInt(8) == 0 ? "HIRED" : "REJECTED");
        }
        if (random.nextInt(3) == 0) {
            life.subscribed(day(2020, 2025), any(TOPICS));
        }
        if (random.nextInt(8) == 0) {
            life.answered("Kundundersökning 2025", day(2025, 2025), "Nöjd");
        }
    }

    private void bills(Life life, String company) {
        for (int i = random.nextInt(4); i > 0; i--) {
            life.invoiced(company, 2015 + random.nextInt(12), 1_000 + random.nextInt(90_000));
        }
    }

    private Person person(int serial) {
        while (true) {
            String name = any(FIRST) + " " + any(LAST);
            Person person = new Person(
                    name,
                    ascii(name).replace(' ', '.') + "." + (serial + 1) + "@post.example",
                    TestNumbers.phone(random.nextInt(TestNumbers.PHONES)),
                    TestNumbers.personnummer(day(1941, 2005), random.nextInt(TestNumbers.BIRTH_NUMBERS)),
                    address());
            // Two people who share name and phone number would be one person to a system that knows no more of them.
            if (taken.add(person.nationalId()) && taken.add(person.name() + person.phone())) {
                return person;
            }
        }
    }

    private LocalDate day(int firstYear, int lastYear) {
        return LocalDate.of(firstYear + random.nextInt(lastYear - firstYear + 1), 1, 1)
                .plusDays(random.nextInt(365));
    }

    private String address() {
        return "%s %d, 39%d %02d %s"
                .formatted(any(STREETS), 1 + random.nextInt(90), random.nextInt(10), random.nextInt(100), any(PLACES));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
