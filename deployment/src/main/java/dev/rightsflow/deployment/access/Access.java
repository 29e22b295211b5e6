package dev.rightsflow.deployment.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/** Makes the broker's rules those of {@link AccessRules}, no more and no less. */
public final class Access {

    private static final long PATIENCE_S = 60;

    private Access() {}

    /** Settings of the one who may do everything. */
    public static Map<String, Object> administrator(String bootstrapServers, Path password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, SecurityProtocol.SASL_PLAINTEXT.name);
        settings.put(SaslConfigs.SASL_MECHANISM, "PLAIN");
        try {
            settings.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "%s required username=\"admin\" password=\"%s\";"
                            .formatted(
                                    PlainLoginModule.class.getName(),
                                    Files.readString(password).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the administrator's password in " + password, e);
        }
        return settings;
    }

    /** Rules that were granted before and are no longer among them are taken back: a system that left must not read on. */
    public static void grant(Admin admin, Collection<String> systems) {
        List<AclBinding> rules = AccessRules.of(systems);
        try {
            Collection<AclBinding> before =
                    admin.describeAcls(AclBindingFilter.ANY).values().get(PATIENCE_S, TimeUnit.SECONDS);
            List<AclBindingFilter> outdated = before.stream()
                    .filter(rule -> !rules.contains(rule))
                    .map(AclBinding::toFilter)
                    .toList();
            admin.createAcls(rules).all().get(PATIENCE_S, TimeUnit.SECONDS);
            admin.deleteAcls(outdated).all().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Expected the broker to take over its rules, but it did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected the broker to take over its rules, but was interrupted", e);
        }
    }
}
