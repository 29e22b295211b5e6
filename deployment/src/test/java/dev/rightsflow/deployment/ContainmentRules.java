package dev.rightsflow.deployment;

import dev.rightsflow.deployment.ComposeFile.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** What a service could do to others, and who reaches it. */
@NullMarked
final class ContainmentRules {

    private static final Pattern NOT_ROOT = Pattern.compile("[1-9]\\d*:[1-9]\\d*");

    private ContainmentRules() {}

    static List<String> everyServiceIsContained(ComposeFile compose) {
        return Faults.in(compose, service -> {
            List<String> faults = new ArrayList<>();
            Faults.expect(
                    faults,
                    NOT_ROOT.matcher(service.text("user")).matches(),
                    "may run as root; name a user in numbers");
            Faults.expect(faults, service.text("read_only").equals("true"), "can write to its image; set read_only");
            Faults.expect(faults, service.text("cap_drop").equals("[ALL]"), "keeps capabilities; drop ALL");
            Faults.expect(
                    faults, service.text("security_opt").equals("[no-new-privileges:true]"), "can gain privileges");
            Faults.expect(faults, !service.text("mem_limit").isEmpty(), "may take all memory; set mem_limit");
            Faults.expect(
                    faults, !service.text("pids_limit").isEmpty(), "may start any number of processes; set pids_limit");
            Faults.expect(
                    faults, service.text("logging").contains("max-size"), "may fill the disk with logs; limit them");
            Faults.expect(
                    faults, service.text("restart").matches("unless-stopped|on-failure:\\d+"), "is not restarted");
            return faults;
        });
    }

    static List<String> everyPortIsOfThisMachineAlone(ComposeFile compose) {
        return Faults.in(
                compose,
                service -> service.ports().stream()
                        .filter(port -> !port.startsWith("127.0.0.1:"))
                        .map(port -> "publishes " + port + " to the network; begin it with 127.0.0.1:")
                        .toList());
    }

    /** A system's database is seen by its connector alone; only the door, mail and the connectors to APIs of others have a way out. */
    static List<String> networksSeparate(ComposeFile compose) {
        Map<String, Set<String>> reachable = Map.ofEntries(
                Map.entry("crm", Set.of("crm", "crm-database")),
                Map.entry("invoicing", Set.of("invoicing", "invoicing-database")),
                Map.entry("employment", Set.of("employment", "employment-database")),
                Map.entry("paper-archive", Set.of("paper-archive", "paper-archive-database")),
                Map.entry("credit-registers", Set.of("credit-registers", "credit-registers-database")),
                Map.entry("recruitment", Set.of("recruitment", "recruitment-database")),
                Map.entry(
                        "cases",
                        Set.of("mongodb-1", "mongodb-2", "mongodb-3", "mongodb-setup", "workflow", "request-intake")),
                Map.entry("registry-storage", Set.of("registry", "registry-database")),
                Map.entry("mail-storage", Set.of("mail", "mail-database")),
                Map.entry("front", Set.of("door", "request-intake", "workflow")),
                Map.entry("newsletter-storage", Set.of("newsletter", "newsletter-database")),
                Map.entry("website-analytics-storage", Set.of("website-analytics", "website-analytics-database")),
                Map.entry("support-storage", Set.of("support", "support-database")),
                Map.entry("opendsr-storage", Set.of("opendsr", "opendsr-database")),
                Map.entry(
                        "public",
                        Set.of(
                                "door",
                                "mail",
                                "mail-server",
                                "newsletter",
                                "website-analytics",
                                "support",
                                "opendsr")));
        List<String> faults = new ArrayList<>(Faults.in(
                compose,
                service -> service.networks().stream()
                        .filter(network -> reachable.containsKey(network)
                                && !reachable.getOrDefault(network, Set.of()).contains(service.name()))
                        .map(network -> "has no business in the network " + network)
                        .toList()));
        compose.section("networks")
                .forEach((name, details) -> Faults.expect(
                        faults,
                        name.equals("public")
                                || ComposeFile.map(details)
                                        .getOrDefault("internal", false)
                                        .equals(true),
                        "networks: " + name + " leads into the world"));
        return faults;
    }

    static List<String> everyVolumeAndFileIsThere(ComposeFile compose) {
        Set<String> declared = compose.section("volumes").keySet();
        Set<String> used = new TreeSet<>();
        List<String> faults = new ArrayList<>(Faults.in(compose, service -> {
            List<String> missing = new ArrayList<>();
            for (Mount mount : service.mounts()) {
                if (mount.isVolume()) {
                    used.add(mount.source());
                    Faults.expect(
                            missing, declared.contains(mount.source()), "mounts the undeclared " + mount.source());
                } else {
                    Faults.expect(
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

    static List<String> everyServiceOfOursCanBeScaled(ComposeFile compose) {
        return Faults.in(compose, service -> {
            List<String> faults = new ArrayList<>();
            Faults.expect(
                    faults, service.text("container_name").isEmpty(), "has a container_name, so there can be one only");
            Faults.expect(
                    faults,
                    service.module().isEmpty() || service.ports().isEmpty(),
                    "publishes a port, so there can be one only; let the door lead to it");
            return faults;
        });
    }
}
