package dev.rightsflow.intake;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The service that faces the public. Its settings are in {@code request-intake.yml}. Automatic configuration that only
 * other services on the same class path need is excluded by name, since this module does not know its classes.
 */
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
        })
@ConfigurationPropertiesScan
public class RequestIntakeApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application with its own configuration name, to be run alone or beside other services in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RequestIntakeApplication.class)
                .properties("spring.config.name=request-intake");
    }
}
