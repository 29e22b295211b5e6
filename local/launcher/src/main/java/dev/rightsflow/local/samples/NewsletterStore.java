package dev.rightsflow.local.samples;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the newsletter service keeps. */
final class NewsletterStore {

    static final List<String> TOPICS = List.of("newsletter", "invitations", "guides", "surveys", "offers");

    private static final Set<String> CHANGEABLE = Set.of("name", "email", "phone");

    private final SampleDatabase database;

    NewsletterStore(SampleDatabase database) {
        this.database = database;
    }

    static void fill(Connection connection, SampleData data) throws SQLException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try (PreparedStatement keys = connection.prepareStatement("insert into suppression_key values (?)");
                PreparedStatement subscribers = connection.prepareStatement(
                        "insert into subscriber (id, name, email, phone, newsletter, invitations, guides, surveys,"
                                + " offers, consented_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement answers = connection.prepareStatement(
                        "insert into survey_answer (id, email, survey, answer, answered_on) values (?, ?, ?, ?, ?)")) {
            Rows.add(keys, HexFormat.of().formatHex(key));
            keys.executeBatch();
            int id = 0;
            for (SampleData.Subscriber subscriber : data.subscribers) {
                Person person = subscriber.person();
                Set<String> topics = subscriber.topics();
                Rows.add(
                        subscribers,
                        "subscriber-%06d".formatted(++id),
                        person.name(),
                        person.email(),
                        person.phone(),
                        topics.contains("newsletter"),
                        topics.contains("invitations"),
                        topics.contains("guides"),
                        topics.contains("surveys"),
                        topics.contains("offers"),
                        subscriber.consented());
            }
            subscribers.executeBatch();
            id = 0;
            for (SampleData.SurveyAnswer answer : data.answers) {
                String answerId = "answer-%06d".formatted(++id);
                Rows.add(answers, answerId, answer.person().email(), answer.survey(), answer.answer(), answer.on());
            }
            answers.executeBatch();
        }
    }

    /** All that are given must match. */
    List<Map<String, Object>> subscribers(Map<String, String> query) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        query.forEach((field, value) -> {
            if (CHANGEABLE.contains(field)) {
                conditions.add("lower(" + field + ") = ?");
                values.add(value.toLowerCase(Locale.ROOT));
            }
        });
        return conditions.isEmpty()
                ? List.of()
                : read("select * from subscriber where " + String.join(" and ", conditions), values.toArray());
    }

    Optional<Map<String, Object>> subscriber(String id) throws SQLException {
        return read("select * from subscriber where id = ?", id).stream().findFirst();
    }

    /** @param changes a JSON merge patch, checked */
    boolean change(String id, Map<String, @Nullable Object> changes) throws SQLException {
        List<String> columns = new ArrayList<>(changes.keySet());
        List<@Nullable Object> values = new ArrayList<>(changes.values());
        values.add(id);
        String sets = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        return update("update subscriber set " + sets + " where id = ?", values.toArray()) > 0;
    }

    boolean deleteSubscriber(String id) throws SQLException {
        return update("delete from subscriber where id = ?", id) > 0;
    }

    List<Map<String, Object>> answers(String email) throws SQLException {
        return read("select * from survey_answer where lower(email) = ?", email.toLowerCase(Locale.ROOT));
    }

    Optional<Map<String, Object>> answer(String id) throws SQLException {
        return read("select * from survey_answer where id = ?", id).stream().findFirst();
    }

    boolean deleteAnswer(String id) throws SQLException {
        return update("delete from survey_answer where id = ?", id) > 0;
    }

    /** Who gets what is sent on a topic: nobody who is restricted, whatever they once chose. */
    List<String> audience(String topic) throws SQLException {
        return read("select email from subscriber where " + topic + " and not restricted order by email").stream()
                .map(row -> String.valueOf(row.get("email")))
                .toList();
    }

    /** Switches the topics off, and remembers that they stay off. */
    void suppress(Map<String, String> identifiers, List<String> topics) throws SQLException {
        for (Map.Entry<String, String> identifier : identifiers.entrySet()) {
            for (String topic : topics) {
                update(
                        "merge into suppression (identifier_hash, topic) values (?, ?)",
                        hash(identifier.getValue()),
                        topic);
                update(
                        "update subscriber set " + topic + " = false where lower(" + identifier.getKey() + ") = ?",
                        identifier.getValue().toLowerCase(Locale.ROOT));
            }
        }
    }

    List<String> suppressed(String identifier) throws SQLException {
        return read("select topic from suppression where identifier_hash = ? order by topic", hash(identifier)).stream()
                .map(row -> String.valueOf(row.get("topic")))
                .toList();
    }

    private String hash(String identifier) throws SQLException {
        String key = String.valueOf(
                read("select key_hex from suppression_key").get(0).get("key_hex"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(identifier.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have HMAC-SHA256", e);
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private List<Map<String, Object>> read(String sql, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    Object value = result.getObject(i);
                    row.put(result.getMetaData().getColumnLabel(i), value instanceof Date ? value.toString() : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
