package dev.rightsflow.connector.testkit;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Subject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

class InMemorySystemTest extends ConnectorContract {

    @Override
    protected SystemUnderTest freshSystem() {
        return new Twin();
    }

    private static final class Twin implements SystemUnderTest {

        private static final String EMAIL = "astrid.lind@example.com";

        private final InMemorySystem system = new InMemorySystem(Set.of("contact", "relation-note"));
        private final InMemoryLedger ledger = new InMemoryLedger();

        Twin() {
            system.add("contact", null, EMAIL, Map.of("name", "Astrid Lind"));
            system.add("relation-note", LocalDate.of(2019, 5, 2), EMAIL, Map.of("note", "Prefers the phone"));
            system.add("relation-note", LocalDate.of(2021, 7, 9), EMAIL, Map.of("note", "Moved"));
            system.add("contact", null, "olof.berg@example.com", Map.of("name", "Olof Berg"));
        }

        @Override
        public Connector connector() {
            return system;
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public Subject person() {
            return new Subject("Astrid Lind", EMAIL, null, null, Map.of());
        }

        @Override
        public Subject stranger() {
            return new Subject("Nobody", "nobody@example.com", null, null, Map.of());
        }

        @Override
        public SortedSet<String> everything() {
            SortedSet<String> everything = new TreeSet<>();
            system.rows().forEach((id, row) -> everything.add(id + "=" + row));
            return everything;
        }

        @Override
        public void addRecordOfThePerson() {
            system.add("relation-note", LocalDate.of(2026, 3, 1), EMAIL, Map.of("note", "Called"));
        }
    }
}
