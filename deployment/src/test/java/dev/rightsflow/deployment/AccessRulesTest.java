package dev.rightsflow.deployment;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rightsflow.deployment.access.AccessRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.TopicPartition;

/** What the services' own listeners want must be granted; else they would only find out at a real broker. */
class AccessRulesTest {

    private static final List<AclBinding> RULES = AccessRules.of(Set.of("crm"));

    @ParameterizedTest
    @CsvSource({"request-intake, dev.rightsflow.intake", "workflow, dev.rightsflow.workflow"})
    void everyListenerMayReadWhatItListensTo(String name, String classes) {
        List<KafkaListener> listeners = listeners(classes);

        assertThat(listeners).isNotEmpty();
        assertThat(listeners).allSatisfy(listener -> {
            String group = group(name, listener);
            assertThat(mayRead(name, ResourceType.GROUP, group))
                    .as("%s, group %s", name, group)
                    .isTrue();
            assertThat(topics(listener))
                    .allSatisfy(topic -> assertThat(mayRead(name, ResourceType.TOPIC, topic))
                            .as("%s, topic %s", name, topic)
                            .isTrue());
        });
    }

    private static List<KafkaListener> listeners(String classes) {
        return new ClassFileImporter()
                .importPackages(classes).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(KafkaListener.class))
                        .map(JavaMethod::reflect)
                        .map(method -> method.getAnnotation(KafkaListener.class))
                        .toList();
    }

    private static String group(String service, KafkaListener listener) {
        if (!listener.groupId().isEmpty()) {
            return listener.groupId();
        }
        return listener.idIsGroup()
                ? listener.id()
                : Settings.of(ComposeFile.read().service(service).orElseThrow()).get("spring.kafka.consumer.group-id");
    }

    private static List<String> topics(KafkaListener listener) {
        List<String> topics = new ArrayList<>(Arrays.asList(listener.topics()));
        Arrays.stream(listener.topicPartitions()).map(TopicPartition::topic).forEach(topics::add);
        return topics;
    }

    private static boolean mayRead(String name, ResourceType type, String resource) {
        return RULES.stream()
                .filter(rule -> rule.entry().principal().equals("User:" + name))
                .filter(rule ->
                        rule.entry().operation() == READ && rule.pattern().resourceType() == type)
                .anyMatch(rule -> rule.pattern().patternType() == PatternType.PREFIXED
                        ? resource.startsWith(rule.pattern().name())
                        : resource.equals(rule.pattern().name()));
    }
}
