package dev.rightsflow.connector.kit.ledger;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A ledger in a table of a relational database, PostgreSQL or H2: in one transaction with the effects, where they are in the
 * same database, or on its own.
 */
public final class JdbcLedger implements Ledger {

    /** The table, and how to make it where the connector's user may not. */
    public static final String DDL = """
        create table if not exists rightsflow_ledger (
            command_id varchar(200) primary key,
            case_id    varchar(40) not null,
            state      varchar(10) not null,
            document   text not null,
            at         timestamp with time zone not null
        )\
        """;

    /** The same for restrictions, of which a record has one for each command that wants it. */
    public static final String RESTRICTIONS_DDL = """
        create table if not exists rightsflow_restriction (
            category   varchar(100) not null,
            record_id  varchar(400) not null,
            command_id varchar(200) not null,
            case_id    varchar(40) not null,
            purposes   varchar(2000) not null,
            primary key (category, record_id, command_id)
        )\
        """;

    private static final String INTENDED = "INTENDED";
    private static final String SETTLED = "SETTLED";

    private final JdbcClient jdbc;
    private final @Nullable TransactionTemplate transaction;

    private JdbcLedger(JdbcClient jdbc, @Nullable TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        create("rightsflow_ledger", DDL);
        create("rightsflow_restriction", RESTRICTIONS_DDL);
    }

    private void create(String table, String ddl) {
        try {
            jdbc.sql(ddl).update();
        } catch (DataAccessException e) {
            throw new MisconfiguredException(
                    "Expected to find or create the table %s, but could not (%s). Create it with: %s"
                            .formatted(table, e.getClass().getSimpleName(), ddl),
                    e);
        }
    }

    /** For effects in the same database: they must use connections that Spring binds to the transaction. */
    public static JdbcLedger besideTheRecords(DataSource dataSource) {
        return new JdbcLedger(
                JdbcClient.create(dataSource), new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    /** For effects elsewhere: what is written is durable at once. */
    public static JdbcLedger onItsOwn(DataSource dataSource) {
        return new JdbcLedger(JdbcClient.create(dataSource), null);
    }

    @Override
    public <T> T inOneTransaction(Supplier<T> work) {
        return reaching(() ->
                transaction == null ? work.get() : Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    @Override
    public Optional<Entry> find(String commandId) {
        return reaching(() -> jdbc.sql(
                        "select command_id, case_id, state, document, at from rightsflow_ledger where command_id = ?")
                .param(commandId)
                .query((row, number) -> entry(
                        row.getString("command_id"),
                        row.getString("case_id"),
                        row.getString("state"),
                        row.getString("document"),
                        row.getTimestamp("at").toInstant()))
                .optional());
    }

    private static Entry entry(String commandId, String caseId, String state, String document, Instant at) {
        return state.equals(SETTLED)
                ? new Entry.Settled(LedgerJson.report(document))
                : new Entry.Intended(commandId, caseId, LedgerJson.plan(document), at);
    }

    @Override
    public void begin(Entry first) {
        try {
            switch (first) {
                case Entry.Intended intended ->
                    insert(
                            intended.commandId(),
                            intended.caseId(),
                            INTENDED,
                            LedgerJson.write(intended.plan()),
                            intended.at());
                case Entry.Settled settled -> insert(settled);
            }
        } catch (DuplicateKeyException e) {
            throw ConnectorException.later(
                    Failure.IN_OTHER_HANDS,
                    "Expected to be the only one who carries out %s, but another instance has begun it"
                            .formatted(first.commandId()));
        }
    }

    @Override
    public void settle(Entry.Settled settled) {
        String document = LedgerJson.write(settled.report());
        int updated = jdbc.sql("update rightsflow_ledger set state = ?, document = ?, at = ? where command_id = ?")
                .params(SETTLED, document, Timestamp.from(settled.at()), settled.commandId())
                .update();
        if (updated == 0) {
            insert(settled);
        }
    }

    private void insert(Entry.Settled settled) {
        insert(
                settled.commandId(),
                settled.report().caseId(),
                SETTLED,
                LedgerJson.write(settled.report()),
                settled.at());
    }

    private void insert(String commandId, String caseId, String state, String document, Instant at) {
        jdbc.sql("insert into rightsflow_ledger (command_id, case_id, state, document, at) values (?, ?, ?, ?, ?)")
                .params(commandId, caseId, state, document, Timestamp.from(at))
                .update();
    }

    @Override
    public void restrict(List<Restriction> restrictions) {
        for (Restriction restriction : restrictions) {
            free(List.of(restriction));
            jdbc.sql("insert into rightsflow_restriction (category, record_id, command_id, case_id, purposes)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(
                            restriction.record().category(),
                            restriction.record().id(),
                            restriction.commandId(),
                            restriction.caseId(),
                            String.join(" ", new TreeSet<>(restriction.purposes())))
                    .update();
        }
    }

    @Override
    public List<Restriction> restrictionsOf(List<HeldRecord> records) {
        List<Restriction> restrictions = new ArrayList<>();
        for (HeldRecord record : records) {
            restrictions.addAll(
                    jdbc.sql("select command_id, case_id, purposes from rightsflow_restriction where category = ? and"
                                    + " record_id = ?")
                            .params(record.category(), record.id())
                            .query((row, number) -> new Restriction(
                                    row.getString("command_id"),
                                    row.getString("case_id"),
                                    record,
                                    words(row.getString("purposes"))))
                            .list());
        }
        return restrictions;
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    @Override
    public void free(List<Restriction> restrictions) {
        for (Restriction restriction : restrictions) {
            HeldRecord record = restriction.record();
            jdbc.sql("select command_id from rightsflow_restriction where category = ? and record_id = ? order"
                            + " by command_id for update")
                    .params(record.category(), record.id())
                    .query(String.class)
                    .list();
            jdbc.sql("delete from rightsflow_restriction where category = ? and record_id = ? and command_id = ?")
                    .params(record.category(), record.id(), restriction.commandId())
                    .update();
        }
    }

    @Override
    public void forgetSettledBefore(Instant instant) {
        jdbc.sql("delete from rightsflow_ledger where state = ? and at < ?")
                .params(SETTLED, Timestamp.from(instant))
                .update();
    }

    /** Says in the kit's words that the database does not answer, or not now. */
    private static <T> T reaching(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessResourceFailureException
                | CannotCreateTransactionException
                | RecoverableDataAccessException e) {
            throw ConnectorException.unreachable(
                    "Expected the database to answer, but it does not; see that it runs and accepts the connector's"
                            + " user",
                    e);
        } catch (TransientDataAccessException e) {
            throw ConnectorException.later(
                    "SYSTEM_BUSY", "Expected the database to carry out the command, but it was busy with others");
        } catch (TransactionException e) {
            throw ConnectorException.unreachable(
                    "Expected the database to commit, but it is not known whether it did; the ledger will tell", e);
        }
    }
}
