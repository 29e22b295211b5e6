package dev.rightsflow.workflow.staff;

import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.testbed.Testbed;
import dev.rightsflow.workflow.WorkflowApplication;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.context.WebApplicationContext;

/** A running workflow with two officers, a counsel, a reader and a scraper, who all have the same password; shared by the suites of this JVM. */
final class Staffed {

    static final String OFFICER = "anna";

    /** Also places and releases holds. */
    static final String SECOND_OFFICER = "bo";

    static final String COUNSEL = "carl";
    static final String READER = "rut";
    static final String SCRAPER = "prometheus";
    static final String PASSWORD = "correct horse";

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int QUICK = 4;

    private static @Nullable WebApplicationContext shared;

    private Staffed() {}

    static synchronized WebApplicationContext workflow() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    static String address() {
        WebServer server = Objects.requireNonNull(((WebServerApplicationContext) workflow()).getWebServer());
        return "http://localhost:" + server.getPort();
    }

    private static WebApplicationContext start() {
        Map<String, Object> properties = new HashMap<>(Testbed.shared().properties("staff"));
        properties.put("spring.config.name", WorkflowApplication.CONFIG_NAME);
        properties.put("server.port", "0");
        properties.put("rightsflow.sealing-key", SealingKeys.generate().toPrivateBase64());
        properties.put("rightsflow.link-key", KEY);
        properties.put("rightsflow.master-key", KEY);
        properties.put("rightsflow.topics.partitions", "4");
        properties.put("rightsflow.policy", approving());
        user(properties, 0, OFFICER, Role.OFFICER);
        user(properties, 1, READER, Role.READER);
        user(properties, 2, SCRAPER, Role.SCRAPER);
        user(properties, 3, SECOND_OFFICER, Role.OFFICER, Role.COUNSEL);
        user(properties, 4, COUNSEL, Role.COUNSEL);
        return (WebApplicationContext) new SpringApplicationBuilder(WorkflowApplication.class)
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }

    /** The shipped policy, but nothing irreversible happens before somebody has approved it. */
    private static String approving() {
        return ShippedPolicy.written(ShippedPolicy.text().replace("approval: false", "approval: true"));
    }

    private static void user(Map<String, Object> properties, int index, String name, Role... roles) {
        String user = "rightsflow.staff.users[" + index + "].";
        properties.put(user + "name", name);
        properties.put(user + "password-hash", "{bcrypt}" + new BCryptPasswordEncoder(QUICK).encode(PASSWORD));
        properties.put(user + "roles", Stream.of(roles).map(Role::name).collect(Collectors.joining(",")));
    }
}
