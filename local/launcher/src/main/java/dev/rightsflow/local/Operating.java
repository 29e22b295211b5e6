package dev.rightsflow.local;

import dev.rightsflow.workflow.operations.Operations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs an operator's command of the workflow ({@link Operations}) on the data of a local installation: through the parts
 * of the one that runs, or, where none does, through parts that are started for it.
 */
final class Operating {

    private final Path checkout;
    private final PrintStream out;

    Operating(Path checkout, PrintStream out) {
        this.checkout = checkout;
        this.out = out;
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        List<String> words = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--data") && i + 1 < arguments.size()) {
                own.addAll(arguments.subList(i, i + 2));
                i++;
            } else {
                words.add(arguments.get(i));
            }
        }
        Path data = Options.parse(own, checkout).data();
        try (StateDirectory state = StateDirectory.open(data)) {
            Local.logTo(state.resolve("logs"));
            try (Infrastructure parts = Infrastructure.in(state.path(), Ports.choose(java.util.Map.of()))) {
                parts.broker().start();
                parts.registry().start();
                parts.mongo().start();
                return run(
                        words,
                        parts.broker().bootstrapServers(),
                        parts.registry().url(),
                        parts.mongo().uri("workflow"));
            }
        } catch (StateDirectory.InUse e) {
            Local.logTo(data.resolve("logs-of-commands"));
            Ports ports = Ports.read(data);
            return run(
                    words,
                    "127.0.0.1:" + ports.of(Port.KAFKA),
                    "http://127.0.0.1:" + ports.of(Port.REGISTRY) + "/apis/registry/v3",
                    "mongodb://127.0.0.1:" + ports.of(Port.MONGODB) + "/workflow");
        }
    }

    private int run(List<String> words, String broker, String registry, String store) {
        return Operations.run(
                out,
                Stream.concat(
                                words.stream(),
                                Stream.of(
                                        "--spring.kafka.bootstrap-servers=" + broker,
                                        "--rightsflow.registry.url=" + registry,
                                        "--spring.mongodb.uri=" + store))
                        .toArray(String[]::new));
    }
}
