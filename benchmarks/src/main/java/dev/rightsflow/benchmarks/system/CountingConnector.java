package dev.rightsflow.benchmarks.system;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Subject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds one record of everybody until it is erased, or delivers messages, and counts how often it did either. */
final class CountingConnector implements Connector {

    private static final LocalDate LONG_AGO = LocalDate.of(2010, 5, 1);

    private final @Nullable String category;
    private final JdbcClient jdbc;

    /** @param category of the records; null: it delivers messages */
    CountingConnector(@Nullable String category, DataSource dataSource) {
        this.category = category;
        this.jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table if not exists effects (id varchar(100) primary key, times int not null)")
                .update();
    }

    @Override
    public Capabilities capabilities() {
        return category == null
                ? Capabilities.notifying()
                : Capabilities.locating(Set.of(category)).and(Action.ERASE, Set.of(category));
    }

    @Override
    public void check() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        String id = UUID.nameUUIDFromBytes(String.valueOf(subject.email()).getBytes(StandardCharsets.UTF_8))
                .toString();
        boolean gone = jdbc.sql("select count(*) from effects where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
        return gone || category == null ? List.of() : List.of(new HeldRecord(category, LONG_AGO, id));
    }

    @Override
    public List<RecordOutcome> erase(List<HeldRecord> records) {
        records.forEach(record -> count(record.id()));
        return records.stream().map(record -> record.became(Outcome.ERASED)).toList();
    }

    @Override
    public void send(String commandId, Message message) {
        count(commandId);
    }

    private void count(String id) {
        int known = jdbc.sql("update effects set times = times + 1 where id = ?")
                .param(id)
                .update();
        if (known == 0) {
            jdbc.sql("insert into effects (id, times) values (?, 1)").param(id).update();
        }
    }
}
