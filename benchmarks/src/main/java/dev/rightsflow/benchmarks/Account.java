package dev.rightsflow.benchmarks;

import dev.rightsflow.workflow.operations.Operations;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What became of every request: closed as asked, everything done once in every system, every history whole. */
final class Account {

    /** The link, the answer, and a letter to each recipient of what three of the systems hold (Art 19). */
    private static final int MAILS_PER_CASE = 5;

    private final Installation installation;
    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    Account(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    /**
     * Draws it up, and ends the installation, whose databases it reads.
     *
     * @return what is not as promised
     */
    List<String> of(Persons persons) throws SQLException {
        out.printf("Requests: %d, %s%n", persons.asked(), persons.byStage());
        if (persons.byStage().getOrDefault(Persons.ERASED, 0) != persons.asked()) {
            faults.add("Expected every request to be closed as fulfilled, but they are " + persons.byStage());
        }
        checkHistories();
        installation.close();
        for (String system : Cast.SYSTEMS) {
            checkEffects(system, system.equals("mail") ? MAILS_PER_CASE * persons.asked() : persons.asked());
        }
        return List.copyOf(faults);
    }

    private void checkHistories() {
        int histories = Operations.run(
                out,
                "verify-history",
                "--all",
                "--spring.kafka.bootstrap-servers=" + installation.bootstrapServers(),
                "--rightsflow.registry.url=" + installation.registryUrl(),
                "--spring.mongodb.uri=" + installation.storeUri());
        if (histories != Operations.FINE) {
            faults.add("Expected every history to be whole, but verify-history ended with " + histories);
        }
    }

    private void checkEffects(String system, int expected) throws SQLException {
        try (Connection connection = DriverManager.getConnection(installation.databaseOf(system), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(
                        "select count(*), coalesce(sum(case when times > 1 then 1 else 0 end), 0) from effects")) {
            counts.next();
            int all = counts.getInt(1);
            int repeated = counts.getInt(2);
            out.printf("%s: %d effects, %d of them more than once%n", system, all, repeated);
            if (all != expected || repeated > 0) {
                faults.add("Expected %s to do %d things once each, but it did %d, %d of them more than once"
                        .formatted(system, expected, all, repeated));
            }
        }
    }
}
