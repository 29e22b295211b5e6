package dev.rightsflow.workflow;

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
        System.setProperty("spring.config.name", CONFIG_NAME);
        SpringApplication.run(WorkflowApplication.class, args);
    }
}
