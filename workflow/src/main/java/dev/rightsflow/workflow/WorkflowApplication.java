package dev.rightsflow.workflow;

import dev.rightsflow.workflow.operations.Operations;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Drives every case from its request to its answer. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkflowApplication {

    /** Name of the configuration file, so that services can share a class path. */
    public static final String CONFIG_NAME = "workflow";

    public static void main(String[] args) {
        if (Operations.areAsked(args)) {
            System.exit(Operations.run(new PrintStream(System.out, true, StandardCharsets.UTF_8), args));
        }
        System.setProperty("spring.config.name", CONFIG_NAME);
        SpringApplication.run(WorkflowApplication.class, args);
    }
}
