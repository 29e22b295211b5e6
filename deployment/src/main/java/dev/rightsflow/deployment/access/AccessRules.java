package dev.rightsflow.deployment.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The catalogue's {@code writtenBy} and {@code readBy} as the broker's rules. Whatever no rule allows, the broker refuses:
 * so no connector can confirm an identity, and no system reads what another is told.
 */
public final class AccessRules {

    private static final String WORKFLOW = "workflow";
    private static final String INTAKE = "request-intake";
    private static final String CONNECTOR = "connector-";
    private static final String EVERY_TOPIC = "privacy.";

    private final Set<String> systems;
    private final Set<AclBinding> rules = new LinkedHashSet<>();

    private AccessRules(Collection<String> systems) {
        this.systems = new TreeSet<>(systems);
    }

    /** @param systems ids of those that have a connector, whose name at the broker is {@code connector-<id>} */
    public static List<AclBinding> of(Collection<String> systems) {
        AccessRules access = new AccessRules(systems);
        Topics.all(access.systems).forEach(access::topic);
        access.groupsAndTransactions();
        // The workflow creates the topics, with the partitions and retention of the catalogue.
        access.allow(WORKFLOW, ResourceType.TOPIC, PatternType.PREFIXED, EVERY_TOPIC, CREATE);
        access.allow(WORKFLOW, ResourceType.TOPIC, PatternType.PREFIXED, EVERY_TOPIC, DESCRIBE_CONFIGS);
        return List.copyOf(access.rules);
    }

    private void topic(Topic topic) {
        for (String writer : named(topic.writtenBy())) {
            allow(writer, ResourceType.TOPIC, PatternType.LITERAL, topic.name(), WRITE);
        }
        for (String reader : named(topic.readBy())) {
            allow(reader, ResourceType.TOPIC, PatternType.LITERAL, topic.name(), READ);
            // Who reads a topic is who puts aside what of it cannot be read.
            allow(reader, ResourceType.TOPIC, PatternType.LITERAL, topic.deadLetters(), WRITE);
        }
        // Staff look at dead letters on the workflow's page, and send one again when what hindered it is put right.
        allow(WORKFLOW, ResourceType.TOPIC, PatternType.LITERAL, topic.deadLetters(), READ);
        allow(WORKFLOW, ResourceType.TOPIC, PatternType.LITERAL, topic.name(), WRITE);
    }

    private void groupsAndTransactions() {
        allow(INTAKE, ResourceType.GROUP, PatternType.PREFIXED, INTAKE, READ);
        allow(WORKFLOW, ResourceType.GROUP, PatternType.PREFIXED, WORKFLOW, READ);
        // Who reads a topic of announcements whole keeps its place under the listener's own name.
        allow(WORKFLOW, ResourceType.GROUP, PatternType.LITERAL, "systems", READ);
        allow(WORKFLOW, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, WORKFLOW + "-", WRITE);
        for (String system : systems) {
            allow(CONNECTOR + system, ResourceType.GROUP, PatternType.LITERAL, CONNECTOR + system, READ);
            allow(
                    CONNECTOR + system,
                    ResourceType.TRANSACTIONAL_ID,
                    PatternType.PREFIXED,
                    CONNECTOR + system + "-",
                    WRITE);
        }
    }

    /** The names at the broker that the catalogue's words stand for. */
    private Set<String> named(String roles) {
        Set<String> names = new TreeSet<>();
        for (String role : roles.split(", ")) {
            switch (role) {
                case INTAKE -> names.add(INTAKE);
                // The staff page is part of the workflow.
                case WORKFLOW, "dashboard" -> names.add(WORKFLOW);
                case "connectors" -> names.addAll(connectors());
                case "everybody" -> {
                    names.addAll(connectors());
                    names.add(INTAKE);
                    names.add(WORKFLOW);
                }
                // Whom a deployment adds, with rules of its own.
                case "anyone allowed", "audit", "analytics" -> {}
                default -> names.add(theOne(role));
            }
        }
        return names;
    }

    private List<String> connectors() {
        return systems.stream().map(CONNECTOR::concat).toList();
    }

    private String theOne(String role) {
        return systems.stream()
                .filter(system -> role.equals("the system " + system + " alone"))
                .map(CONNECTOR::concat)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected the catalogue of topics to name services or systems, but it says '%s', and %s are known"
                                .formatted(role, systems)));
    }

    private void allow(
            String name, ResourceType type, PatternType pattern, String resource, AclOperation... operations) {
        ResourcePattern what = new ResourcePattern(type, resource, pattern);
        Arrays.stream(operations)
                .map(operation -> new AccessControlEntry("User:" + name, "*", operation, AclPermissionType.ALLOW))
                .forEach(entry -> rules.add(new AclBinding(what, entry)));
    }
}
