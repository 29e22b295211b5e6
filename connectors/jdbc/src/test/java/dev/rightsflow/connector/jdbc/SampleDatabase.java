package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A shipped sample system in a database of its own, with Astrid, who asks, and Olof, who doesn't. */
abstract class SampleDatabase implements SystemUnderTest {

    static final Subject ASTRID =
            new Subject("Astrid Lind", "astrid.lind@example.com", "+46701234567", "198112289874", Map.of());
    static final Subject NOBODY =
            new Subject("Nemo Nobody", "nemo@example.org", "+46709999999", "198507099805", Map.of());

    static final IdentifierHash MEMORY = new IdentifierHash(Base64.getEncoder().encodeToString(new byte[32]));

    final JdbcClient jdbc;
    private final Connector connector;
    private final Ledger ledger;
    private final List<String> tables;

    SampleDatabase(String system, DataSource dataSource, List<String> tables) {
        new ResourceDatabasePopulator(new ClassPathResource("systems/" + system + ".sql")).execute(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.tables = tables;
        tables.forEach(table -> jdbc.sql("delete from " + table).update());
        this.connector = new JdbcConnector(
                new DescriptorFile(new ClassPathResource("systems/" + system + ".yml"), "this test")
                        .read(DescriptorReader::read),
                dataSource,
                MEMORY);
        this.connector.check();
        this.ledger = JdbcLedger.besideTheRecords(dataSource);
        jdbc.sql("delete from rightsflow_ledger").update();
        jdbc.sql("delete from rightsflow_restriction").update();
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    Report handle(Command command) {
        return ((Answer.Reported) new CommandHandler(connector, ledger).handle(command, Instant.EPOCH)).report();
    }

    @Override
    public Subject person() {
        return ASTRID;
    }

    @Override
    public Subject stranger() {
        return NOBODY;
    }

    @Override
    public SortedSet<String> everything() {
        SortedSet<String> everything = new TreeSet<>();
        for (String table : tables) {
            jdbc.sql("select * from " + table).query().listOfRows().forEach(row -> everything.add(table + row));
        }
        return everything;
    }
}
