package dev.rightsflow.benchmarks;

import dev.rightsflow.embedded.Broker;
import dev.rightsflow.embedded.MongoServer;
import dev.rightsflow.embedded.Part;
import dev.rightsflow.embedded.SchemaRegistry;
import dev.rightsflow.workflow.WorkflowApplication;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The main classes of the children. */
final class Parts {

    private Parts() {}

    /** Arguments: directory, port. */
    static final class BrokerProcess {
        public static void main(String[] arguments) throws IOException {
            run(Control.take(), Broker.in(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        }
    }

    /** Arguments: directory, port. */
    static final class StoreProcess {
        public static void main(String[] arguments) throws IOException {
            run(Control.take(), MongoServer.in(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        }
    }

    /** Arguments: directory, port. */
    static final class RegistryProcess {
        public static void main(String[] arguments) throws IOException {
            run(Control.take(), SchemaRegistry.in(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        }
    }

    /** Arguments: Spring's. */
    static final class WorkflowProcess {
        public static void main(String[] arguments) throws IOException {
            Control control = Control.take();
            ConfigurableApplicationContext workflow = new SpringApplicationBuilder(WorkflowApplication.class)
                    .properties("spring.config.name=" + WorkflowApplication.CONFIG_NAME)
                    .run(arguments);
            control.serve(() -> roundTrips(workflow.getBean(MeterRegistry.class)));
        }
    }

    private static void run(Control control, Part part) throws IOException {
        part.start();
        control.serve(Map::of);
    }

    /** Commands that the driver sent to the store, by collection and command. */
    private static Map<String, Double> roundTrips(MeterRegistry meters) {
        Map<String, Double> counts = new TreeMap<>();
        meters.find("mongodb.driver.commands")
                .timers()
                .forEach(timer -> counts.merge(
                        "db." + timer.getId().getTag("collection") + "."
                                + timer.getId().getTag("command"),
                        (double) timer.count(),
                        Double::sum));
        return counts;
    }
}
