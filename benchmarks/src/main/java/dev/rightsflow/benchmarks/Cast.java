package dev.rightsflow.benchmarks;

import dev.rightsflow.benchmarks.system.CountingSystem;
import dev.rightsflow.schemas.seal.SealingKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody in a crash run who can be killed: what the services stand on, the workflows, and the systems that count what they do. */
final class Cast {

    static final List<String> SYSTEMS = List.of("crm", "invoicing", "recruitment", "newsletter", "mail");

    /** Whoever is killed every minute wants to be back soon. */
    private static final List<String> QUICK =
            List.of("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Installation installation;
    private final Supervisor supervisor;
    private final Map<String, String> keys = new LinkedHashMap<>();

    Cast(Installation installation, Supervisor supervisor) {
        this.installation = installation;
        this.supervisor = supervisor;
        SYSTEMS.forEach(system -> keys.put(system, SealingKeys.generate().toPrivateBase64()));
    }

    /**
     * Starts everybody, and returns when they are ready.
     *
     * @param workflows names of its instances
     * @param processes systems by the name of the process that they share
     */
    void start(List<String> workflows, Map<String, List<String>> processes) {
        supervisor.start("broker", installation::startBroker);
        supervisor.start("registry", installation::startRegistry);
        supervisor.start("store", installation::startStore);
        supervisor.awaitReady();
        // One first: it makes the topics.
        for (String name : workflows) {
            supervisor.start(name, () -> startWorkflow(name));
            if (name.equals(workflows.getFirst())) {
                supervisor.awaitReady();
            }
        }
        processes.forEach((name, systems) -> supervisor.start(name, () -> startSystems(name, systems)));
        supervisor.awaitReady();
    }

    private Child startWorkflow(String name) {
        return installation.startWorkflow(
                name,
                QUICK,
                Map.of(
                        "rightsflow.instance", name,
                        "rightsflow.topics.partitions", "6",
                        "rightsflow.threads", "1"));
    }

    private Child startSystems(String name, List<String> systems) {
        List<String> arguments = new ArrayList<>();
        for (String system : systems) {
            arguments.addAll(List.of(
                    "--rightsflow.connector.system=" + system,
                    "--rightsflow.connector.instance=" + name,
                    "--server.address=127.0.0.1",
                    "--server.port=0",
                    "--spring.kafka.bootstrap-servers=" + installation.bootstrapServers(),
                    "--rightsflow.registry.url=" + installation.registryUrl(),
                    "--rightsflow.sealing-key=" + keys.get(system),
                    "--spring.datasource.url=" + installation.databaseOf(system),
                    "--spring.datasource.username=sa",
                    "--spring.datasource.password="));
        }
        return installation.start(name, QUICK, SystemProcess.class, arguments);
    }

    /** Arguments: Spring's, of one system after the other. */
    static final class SystemProcess {
        public static void main(String[] arguments) throws IOException {
            Control control = Control.take();
            int each = arguments.length
                    / (int) List.of(arguments).stream()
                            .filter(argument -> argument.startsWith("--rightsflow.connector.system="))
                            .count();
            for (int from = 0; from < arguments.length; from += each) {
                CountingSystem.application()
                        .run(List.of(arguments).subList(from, from + each).toArray(String[]::new));
            }
            control.serve(Map::of);
        }
    }
}
