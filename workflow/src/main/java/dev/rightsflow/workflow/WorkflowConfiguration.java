package dev.rightsflow.workflow;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.answers.Answers;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.machine.SpringLifecycle;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.store.MongoCases;
import dev.rightsflow.workflow.store.MongoHolds;
import dev.rightsflow.workflow.store.MongoPolicies;
import dev.rightsflow.workflow.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Wires the core with plain {@code new}. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

    @Bean
    Clock clock() {
        // Milliseconds, as times travel in records: a timer that comes back must equal the one that was set.
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    Policies policies(WorkflowProperties properties, MongoTemplate mongo) throws IOException {
        Resource resource = properties.policy();
        return Policies.inForce(
                resource.getDescription(),
                resource.getContentAsString(StandardCharsets.UTF_8),
                new MongoPolicies(mongo));
    }

    /** The one in force, for whoever is about no case that is decided already. */
    @Bean
    Policy policy(Policies policies) {
        return policies.newest();
    }

    @Bean
    Lifecycle lifecycle() {
        return new SpringLifecycle();
    }

    @Bean
    CaseDecider caseDecider(Policies policies, Lifecycle lifecycle, WorkflowProperties properties) {
        return new CaseDecider(policies, lifecycle, properties.patience());
    }

    @Bean
    Vault vault(WorkflowProperties properties) {
        return new Vault(properties.masterKey());
    }

    @Bean
    Links links(WorkflowProperties properties) {
        return new Links(properties.linkKey());
    }

    @Bean
    PerVersion<Answers> answers(Policies policies, Holds holds, Links links, Vault vault, WorkflowProperties properties)
            throws IOException {
        Path texts = directory(properties.notices());
        PerVersion<Answers> answers = new PerVersion<>(
                policies,
                policy -> new Answers(
                        policy,
                        sender(policy),
                        new Notices(sender(policy), policy.languages(), texts),
                        holds,
                        links,
                        vault,
                        properties.intake().publicUrl()));
        // A fault in the texts is told at start-up, and not by the first case.
        answers.newest();
        return answers;
    }

    @Bean
    MongoCases cases(MongoTemplate mongo) {
        return new MongoCases(mongo);
    }

    @Bean
    MongoHolds holds(MongoTemplate mongo, Clock clock) {
        return new MongoHolds(mongo, clock);
    }

    @Bean
    HoldRetention holdRetention(Holds holds, Policy policy, Clock clock) {
        return new HoldRetention(holds, policy, clock);
    }

    private static dev.rightsflow.workflow.notices.Controller sender(Policy policy) {
        var controller = policy.controller();
        return new dev.rightsflow.workflow.notices.Controller(
                controller.name(),
                "org.nr " + controller.organisationNumber().replaceFirst("(\\d{6})(\\d{4})", "$1-$2"),
                controller.contactEmail(),
                controller.policyUrl() == null ? null : URI.create(controller.policyUrl()));
    }

    private static @Nullable Path directory(@Nullable Resource resource) throws IOException {
        return resource == null ? null : resource.getFile().toPath();
    }
}
