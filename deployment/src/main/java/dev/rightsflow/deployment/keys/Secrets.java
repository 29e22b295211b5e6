package dev.rightsflow.deployment.keys;

import dev.rightsflow.deployment.keys.Secret.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every secret of the deployment in {@code docker-compose.yml}. A secret stands in as few places as it has readers: what a
 * service cannot read, it cannot lose.
 */
public final class Secrets {

    private static final List<String> SYSTEMS = List.of(
            "crm",
            "invoicing",
            "employment",
            "paper-archive",
            "credit-registers",
            "recruitment",
            "newsletter",
            "website-analytics",
            "support",
            "opendsr",
            "mail");

    private static final List<Secret> ALL = all();

    private Secrets() {}

    private static List<Secret> all() {
        List<Secret> all = new ArrayList<>();
        all.add(Secret.of(Kind.KEY, "workflow/rightsflow.link-key", "request-intake/rightsflow.link-key"));
        all.add(Secret.of(Kind.KEY, "workflow/rightsflow.master-key"));
        all.add(Secret.of(Kind.PASSWORD, "staff/password", "workflow/staff.password-hash:HASH"));
        all.add(Secret.of(Kind.SEALING_KEY, "workflow/rightsflow.sealing-key"));
        SYSTEMS.forEach(system -> all.add(Secret.of(Kind.SEALING_KEY, system + "/rightsflow.sealing-key")));
        all.add(Secret.of(Kind.KEY, "credit-registers/rightsflow.jdbc.memory-key"));
        broker(all);
        databases(all);
        return List.copyOf(all);
    }

    /** A name and a password for each that comes to the broker; {@code admin} is also what brokers are to each other. */
    private static void broker(List<Secret> all) {
        all.add(Secret.of(Kind.PASSWORD, "kafka/admin", "access/kafka.password"));
        all.add(Secret.of(Kind.PASSWORD, "kafka/request-intake", "request-intake/kafka.password"));
        all.add(Secret.of(Kind.PASSWORD, "kafka/workflow", "workflow/kafka.password"));
        for (String system : SYSTEMS) {
            all.add(Secret.of(Kind.PASSWORD, "kafka/connector-" + system, system + "/kafka.password"));
        }
    }

    /** A connector comes to its database under a name that may do less than the owner's. */
    private static void databases(List<Secret> all) {
        all.add(Secret.of(Kind.KEY, "mongodb/members"));
        all.add(Secret.of(Kind.PASSWORD, "mongodb/root"));
        all.add(Secret.of(Kind.PASSWORD, "mongodb/workflow", "workflow/mongodb.password"));
        all.add(Secret.of(Kind.PASSWORD, "mongodb/request-intake", "request-intake/mongodb.password"));
        all.add(Secret.of(Kind.PASSWORD, "recruitment-database/root"));
        all.add(Secret.of(Kind.PASSWORD, "recruitment-database/connector", "recruitment/mongodb.password"));
        for (String system : List.of(
                "crm",
                "invoicing",
                "employment",
                "paper-archive",
                "credit-registers",
                "newsletter",
                "website-analytics",
                "support",
                "opendsr",
                "mail")) {
            all.add(Secret.of(Kind.PASSWORD, system + "-database/owner"));
            all.add(Secret.of(Kind.PASSWORD, system + "-database/connector", system + "/spring.datasource.password"));
        }
        all.add(Secret.of(
                Kind.PASSWORD, "registry-database/owner", "registry/application.properties:REGISTRY_PROPERTY"));
    }

    /** All places, {@code reader/file}. */
    public static Set<String> places() {
        Set<String> places = new TreeSet<>();
        ALL.forEach(secret -> secret.places().forEach(place -> places.add(place.path())));
        return places;
    }

    /**
     * What is missing beside what is there: a secret that some of its readers have already goes to the others as it is.
     *
     * @param present by place
     * @return the additions, by place
     * @throws IllegalStateException if readers of one secret hold different ones
     */
    public static Map<String, String> missing(Map<String, String> present) {
        Map<String, String> missing = new TreeMap<>();
        for (Secret secret : ALL) {
            Set<String> known = new TreeSet<>();
            secret.bare().forEach(place -> {
                String there = present.get(place);
                if (there != null) {
                    known.add(there.strip());
                }
            });
            if (known.size() > 1) {
                throw new IllegalStateException("Expected the same secret in " + secret
                        + ", but they differ; delete all but the right one, and it is copied to the others");
            }
            boolean made = known.isEmpty();
            String value = made ? secret.kind().make() : known.iterator().next();
            for (Place place : secret.places()) {
                if (made || !present.containsKey(place.path())) {
                    missing.put(place.path(), place.form().of(value));
                }
            }
        }
        return missing;
    }
}
