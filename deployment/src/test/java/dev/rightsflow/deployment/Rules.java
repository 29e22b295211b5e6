package dev.rightsflow.deployment;

import static java.util.stream.Collectors.toCollection;

import dev.rightsflow.deployment.ComposeFile.Mount;
import dev.rightsflow.deployment.ComposeFile.Service;
import dev.rightsflow.deployment.keys.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.NullMarked;

/** What must be true of {@code docker-compose.yml}; each rule says what is not, and where. */
@NullMarked
final class Rules {

    private static final Pattern PINNED = Pattern.compile("[^:]+:v?\\d+\\.\\d+(\\.\\d+)?(-[a-z0-9.]+)?");
    private static final Pattern NOT_ROOT = Pattern.compile("[1-9]\\d*:[1-9]\\d*");
    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

    private Rules() {}

    static List<String> everyImageIsPinned(ComposeFile compose) {
        return faults(
                compose,
                service -> service.image().isEmpty()
                                || PINNED.matcher(service.image()).matches()
                        ? List.of()
                        : List.of("the image " + service.image() + " names no version"));
    }

    /** So that what is tested is what runs. */
    static List<String> versionsAreThoseOfTheBuild(ComposeFile compose) {
        String pom = ComposeFile.text("pom.xml");
        Map<String, String> versions = Map.of(
                "apache/kafka", AppInfoParser.getVersion(),
                "quay.io/apicurio/apicurio-registry",
                        pom.replaceFirst("(?s).*<apicurio-registry-app.version>([^<]+)<.*", "$1"));
        return faults(compose, service -> {
            String[] image = service.image().split(":");
            String expected = versions.getOrDefault(image[0], "");
            return expected.isEmpty() || image[1].equals(expected)
                    ? List.of()
                    : List.of("is version " + image[1] + ", but the build uses " + expected);
        });
    }

    static List<String> everyServiceIsContained(ComposeFile compose) {
        return faults(compose, service -> {
            List<String> faults = new ArrayList<>();
            expect(faults, NOT_ROOT.matcher(service.text("user")).matches(), "may run as root; name a user in numbers");
            expect(faults, service.text("read_only").equals("true"), "can write to its image; set read_only");
            expect(faults, service.text("cap_drop").equals("[ALL]"), "keeps capabilities; drop ALL");
            expect(faults, service.text("security_opt").equals("[no-new-privileges:true]"), "can gain privileges");
            expect(faults, !service.text("mem_limit").isEmpty(), "may take all memory; set mem_limit");
            expect(faults, !service.text("pids_limit").isEmpty(), "may start any number of processes; set pids_limit");
            expect(faults, service.text("logging").contains("max-size"), "may fill the disk with logs; limit them");
            expect(faults, service.text("restart").matches("unless-stopped|on-failure:\\d+"), "is not restarted");
            return faults;
        });
    }

    static List<String> everyPortIsOfThisMachineAlone(ComposeFile compose) {
        return faults(
                compose,
                service -> service.ports().stream()
                        .filter(port -> !port.startsWith("127.0.0.1:"))
                        .map(port -> "publishes " + port + " to the network; begin it with 127.0.0.1:")
                        .toList());
    }

    static List<String> everyServiceOfOursCanBeScaled(ComposeFile compose) {
        return faults(compose, service -> {
            List<String> faults = new ArrayList<>();
            expect(faults, service.text("container_name").isEmpty(), "has a container_name, so there can be one only");
            expect(
                    faults,
                    service.module().isEmpty() || service.ports().isEmpty(),
                    "publishes a port, so there can be one only; let the door lead to it");
            return faults;
        });
    }

    static List<String> everyDependencyCanBeWaitedFor(ComposeFile compose) {
        return faults(compose, service -> {
            List<String> faults = new ArrayList<>();
            service.dependencies()
                    .forEach((name, condition) -> compose.service(name)
                            .ifPresentOrElse(
                                    needed -> expect(
                                            faults,
                                            needed.isJob()
                                                    ? condition.equals("service_completed_successfully")
                                                    : condition.equals("service_healthy")
                                                            && !needed.healthcheck()
                                                                    .isEmpty(),
                                            "waits for " + name + " with " + condition
                                                    + ", but it is a job or has no health check"),
                                    () -> faults.add("depends on " + name + ", which does not exist")));
            return faults;
        });
    }

    static List<String> whoeverReadsSecretsWaitsForThem(ComposeFile compose) {
        return faults(
                compose,
                service -> service.reader().isEmpty() || waitsForKeys(compose, service)
                        ? List.of()
                        : List.of("reads secrets, but does not wait for keys, not even through what it waits for"));
    }

    private static boolean waitsForKeys(ComposeFile compose, Service service) {
        return service.dependencies().keySet().stream()
                .anyMatch(name -> name.equals("keys")
                        || compose.service(name)
                                .filter(needed -> waitsForKeys(compose, needed))
                                .isPresent());
    }

    static List<String> everyHealthCheckAsksWhatIsThere(ComposeFile compose) {
        return faults(compose, service -> {
            if (service.module().isEmpty() || service.isJob()) {
                return service.isJob() || !service.healthcheck().isEmpty() ? List.of() : List.of("has no health check");
            }
            Settings settings = Settings.of(service);
            String server = settings.get("server.port").isEmpty() ? "8080" : settings.get("server.port");
            String management = settings.get("management.server.port");
            List<String> expected =
                    List.of("CMD", "healthy", management.isEmpty() ? server : management, "/actuator/health/readiness");
            List<String> faults = new ArrayList<>();
            expect(
                    faults,
                    service.healthcheck().equals(expected),
                    "is asked " + service.healthcheck() + ", but listens to " + expected);
            expect(
                    faults,
                    settings.get("management.endpoints.web.exposure.include").contains("health"),
                    "does not expose its health");
            expect(
                    faults,
                    settings.get("management.endpoint.health.probes.enabled").equals("true"),
                    "has no readiness probe");
            return faults;
        });
    }

    static List<String> everyVariableIsASettingOfItsService(ComposeFile compose) {
        return faultsOf(compose.ours(), service -> {
            KnownProperties known = KnownProperties.of(service.module());
            known.add(Settings.of(service).ownNames());
            return service.environment().keySet().stream()
                    .filter(name -> !OF_THE_JVM.contains(name) && !known.accept(name))
                    .map(name -> "sets " + name + ", which is no property of " + service.module())
                    .toList();
        });
    }

    static List<String> everySettingIsComplete(ComposeFile compose) {
        return faultsOf(compose.ours(), service -> {
            Settings settings = Settings.of(service);
            Set<String> names = new TreeSet<>(settings.ownNames());
            names.addAll(service.environment().keySet());
            return settings.unresolved(names);
        });
    }

    /** The table of secrets in ARCHITECTURE.md is the agreement. */
    static List<String> everyServiceGetsItsSecrets(ComposeFile compose) {
        return faultsOf(compose.ours(), service -> {
            Settings settings = Settings.of(service);
            String kind = service.module().startsWith("connectors/") ? "each connector" : service.name();
            return ComposeFile.text("ARCHITECTURE.md")
                    .lines()
                    .filter(line -> line.startsWith("| `RIGHTSFLOW_"))
                    .map(line -> line.split(" *\\| *"))
                    .filter(row -> List.of(row[2].split(", ")).contains(kind))
                    .map(row -> row[1].replace("`", ""))
                    .filter(secret -> settings.get(property(secret)).isEmpty())
                    .map(secret -> "does not get " + secret)
                    .toList();
        });
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    static List<String> everyNameAtTheBrokerIsItsOwn(ComposeFile compose) {
        String users = compose.service("kafka-1")
                .map(kafka -> kafka.environment().get("KAFKA_LISTENER_NAME_CLIENTS_PLAIN_SASL_JAAS_CONFIG"))
                .orElse("");
        return faultsOf(compose.ours(), service -> {
            Settings settings = Settings.of(service);
            String name = settings.get("spring.application.name");
            List<String> faults = new ArrayList<>();
            expect(
                    faults,
                    settings.get("spring.kafka.properties.sasl.jaas.config").contains("username=\"" + name + "\""),
                    "does not come to the broker as " + name);
            expect(
                    faults,
                    users.contains("user_" + name + "=\"${keys:/run/keys:" + name + "}\""),
                    "comes to the broker as " + name + ", which the broker does not know");
            expect(
                    faults,
                    Secrets.places().contains("kafka/" + name),
                    "comes to the broker as " + name + ", for which there is no password");
            return faults;
        });
    }

    static List<String> everySecretHasAVolumeAndOneReader(ComposeFile compose) {
        Set<String> readers = Secrets.places().stream()
                .map(place -> place.substring(0, place.indexOf('/')))
                .collect(toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        List<Mount> made = compose.service("keys").map(Service::mounts).orElse(List.of());
        for (String reader : readers) {
            expect(
                    faults,
                    made.contains(new Mount("keys-" + reader, "/keys/" + reader, false)),
                    "keys: has no volume for the secrets of " + reader);
            expect(
                    faults,
                    ComposeFile.text("Dockerfile").matches("(?s).*RUN mkdir [^&]*\\b" + reader + "\\b.*"),
                    "Dockerfile: makes no directory for the secrets of " + reader);
        }
        for (Service service : compose.services()) {
            for (Mount mount : service.mounts()) {
                expect(
                        faults,
                        !mount.target().equals("/run/keys") || (mount.readOnly() && readers.contains(service.reader())),
                        service.name() + ": mounts " + mount.source()
                                + ", which no secret is made for, or may write to it");
            }
        }
        return faults;
    }

    static List<String> everyVolumeAndFileIsThere(ComposeFile compose) {
        Set<String> declared = compose.section("volumes").keySet();
        Set<String> used = new TreeSet<>();
        List<String> faults = new ArrayList<>(faults(compose, service -> {
            List<String> missing = new ArrayList<>();
            for (Mount mount : service.mounts()) {
                if (mount.isVolume()) {
                    used.add(mount.source());
                    expect(missing, declared.contains(mount.source()), "mounts the undeclared " + mount.source());
                } else {
                    expect(
                            missing,
                            Files.exists(Path.of("..", mount.source())) && mount.readOnly(),
                            "mounts " + mount.source() + ", which is not in the repository, or not read-only");
                }
            }
            return missing;
        }));
        declared.stream()
                .filter(volume -> !used.contains(volume))
                .forEach(volume -> faults.add("volumes: nobody mounts " + volume));
        return faults;
    }

    /** A system's database is seen by its connector alone; only the door, mail and the newsletter's API have a way out. */
    static List<String> networksSeparate(ComposeFile compose) {
        Map<String, Set<String>> reachable = Map.of(
                "crm", Set.of("crm", "crm-database"),
                "invoicing", Set.of("invoicing", "invoicing-database"),
                "recruitment", Set.of("recruitment", "recruitment-database"),
                "cases", Set.of("mongodb-1", "mongodb-2", "mongodb-3", "mongodb-setup", "workflow", "request-intake"),
                "registry-storage", Set.of("registry", "registry-database"),
                "mail-storage", Set.of("mail", "mail-database"),
                "front", Set.of("door", "request-intake", "workflow"),
                "newsletter-storage", Set.of("newsletter", "newsletter-database"),
                "public", Set.of("door", "mail", "mail-server", "newsletter"));
        List<String> faults = new ArrayList<>(faults(
                compose,
                service -> service.networks().stream()
                        .filter(network -> reachable.containsKey(network)
                                && !reachable.getOrDefault(network, Set.of()).contains(service.name()))
                        .map(network -> "has no business in the network " + network)
                        .toList()));
        compose.section("networks")
                .forEach((name, details) -> expect(
                        faults,
                        name.equals("public")
                                || ComposeFile.map(details)
                                        .getOrDefault("internal", false)
                                        .equals(true),
                        "networks: " + name + " leads into the world"));
        return faults;
    }

    static List<String> everyRunningSystemOfThePolicyHasAConnector(ComposeFile compose) {
        Map<String, Object> policy =
                new org.yaml.snakeyaml.Yaml().load(ComposeFile.text("workflow/src/main/resources/policy/softwerk.yml"));
        Set<String> connected = compose.ours().stream()
                .filter(service -> service.module().startsWith("connectors/"))
                .map(service -> Settings.of(service).get("rightsflow.connector.system"))
                .collect(toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        ComposeFile.map(policy.get("systems"))
                .forEach((system, details) -> expect(
                        faults,
                        !"running".equals(ComposeFile.map(details).get("connection")) || connected.contains(system),
                        "the policy says that " + system + " is running, but no service is its connector"));
        return faults;
    }

    static List<String> theDoorLeadsToPortsThatAreThere(ComposeFile compose) {
        String door = ComposeFile.text("deployment/haproxy/haproxy.cfg");
        List<String> faults = new ArrayList<>();
        for (String name : List.of("request-intake", "workflow")) {
            Settings settings = compose.service(name).map(Settings::of).orElseThrow();
            String port = settings.get("server.port");
            String management = settings.get("management.server.port");
            String check = management.isEmpty() ? " check inter" : " check port " + management + " inter";
            expect(
                    faults,
                    door.contains(" " + name + ":" + port + check),
                    "haproxy.cfg: does not lead to " + name + ":" + port + " or checks it elsewhere than" + check);
        }
        return faults;
    }

    static List<String> everyImageOfOursIsBuiltFromARunnableModule(ComposeFile compose) {
        String dockerfile = ComposeFile.text("Dockerfile");
        return faults(compose, service -> {
            List<String> faults = new ArrayList<>();
            if (!service.module().isEmpty()) {
                String pom = ComposeFile.text(service.module() + "/pom.xml");
                expect(faults, pom.contains("spring-boot-maven-plugin"), service.module() + " is not runnable");
                expect(
                        faults,
                        dockerfile.matches("(?s).*-pl \\S*\\b" + service.module() + "\\b.*"),
                        "the Dockerfile does not build " + service.module());
                expect(
                        faults,
                        dockerfile.contains(" AS " + service.target() + "\n"),
                        "the Dockerfile has no stage " + service.target());
            }
            return faults;
        });
    }

    private interface Check {
        List<String> of(Service service);
    }

    private static List<String> faults(ComposeFile compose, Check check) {
        return faultsOf(List.copyOf(compose.services()), check);
    }

    private static List<String> faultsOf(List<Service> services, Check check) {
        return services.stream()
                .flatMap(service -> check.of(service).stream().map(fault -> service.name() + ": " + fault))
                .toList();
    }

    private static void expect(List<String> faults, boolean asItShouldBe, String otherwise) {
        if (!asItShouldBe) {
            faults.add(otherwise);
        }
    }
}
