package dev.rightsflow.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.deployment.access.AccessRules;
import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;

/** {@code docs/topics.md} says what the catalogue and the broker's rules say. */
class TopicsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "topics.md");
    private static final List<String> SYSTEMS = List.of("crm", "mail");

    @Test
    void theDocumentIsThatOfTheCatalogue() throws IOException {
        Path fresh = Files.writeString(Path.of("target", "topics.md"), document());

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as(
                        "docs/topics.md is generated; when the catalogue changed on purpose, copy deployment/%s there",
                        fresh)
                .isEqualTo(document());
    }

    private static String document() {
        return """
            # Topics

            Generated from `Topics` and `AccessRules`, for two systems, `crm` and `mail`; every other system is like them. Each topic has dead letters in
            `<topic>.dlt`: what its reader cannot read, with the reason.

            ## The catalogue
            | topic | value | written by | read by | partitions | kept | what |
            |---|---|---|---|---|---|---|
            %s

            ## Who may do what at the broker
            A name stands for one service. Whatever is not in this table, the broker refuses. `*` at the end of a name: all that begin like that.

            | name | may | on |
            |---|---|---|
            %s
            """.formatted(
                Topics.all(SYSTEMS).stream().map(TopicsDocumentTest::topic).collect(joining("\n")), rules());
    }

    private static String topic(Topic topic) {
        return "| `%s` | `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        topic.name(),
                        topic.schema().getName(),
                        topic.writtenBy(),
                        topic.readBy(),
                        topic.coPartitioned() ? "by case" : "one",
                        topic.keptFor().map(kept -> kept.toDays() + " days").orElse("the last of each key"),
                        topic.purpose());
    }

    private static String rules() {
        Map<String, Map<String, List<AclBinding>>> byName = AccessRules.of(SYSTEMS).stream()
                .collect(groupingBy(
                        rule -> rule.entry().principal().replace("User:", ""),
                        TreeMap::new,
                        groupingBy(TopicsDocumentTest::permission, TreeMap::new, toList())));
        return byName.entrySet().stream()
                .flatMap(name -> name.getValue().entrySet().stream()
                        .map(permission -> "| `%s` | %s | %s |"
                                .formatted(name.getKey(), permission.getKey(), resources(permission.getValue()))))
                .collect(joining("\n"));
    }

    private static String permission(AclBinding rule) {
        String operation =
                rule.entry().operation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return operation + ", "
                + rule.pattern().resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String resources(List<AclBinding> rules) {
        return rules.stream()
                .map(rule -> "`" + rule.pattern().name()
                        + (rule.pattern().patternType() == PatternType.PREFIXED ? "*" : "") + "`")
                .distinct()
                .sorted()
                .collect(joining(", "));
    }
}
