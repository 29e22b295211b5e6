package dev.rightsflow.workflow.operations;

import dev.rightsflow.workflow.WorkflowApplication;
import dev.rightsflow.workflow.messaging.Decisions;
import dev.rightsflow.workflow.messaging.HistoryCheck;
import dev.rightsflow.workflow.messaging.OperatorDecisions;
import dev.rightsflow.workflow.messaging.Replay;
import dev.rightsflow.workflow.store.CaseStates;
import dev.rightsflow.workflow.store.CaseTips;
import dev.rightsflow.workflow.store.DeadLetterLog;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What an operator may run beside the service, with the service's own settings: {@code java -jar workflow.jar
 * verify-history}. Words that begin with {@code --} and have a value are settings, as for the service.
 */
public final class Operations {

    /** Everything is in order. */
    public static final int FINE = 0;
    /** It was done, and something is wrong; what, was printed. */
    public static final int FOUND_FAULTS = 1;
    /** It was not done: not understood, or the broker or the store did not answer. */
    public static final int NOT_DONE = 2;

    private static final String VERIFY = "verify-history";
    private static final String REPLAY = "replay-dead-letters";
    private static final String REPLAY_EFFECTS = "replay-effects";

    private Operations() {}

    /** Whether these arguments ask for one of them, and not for the service. */
    public static boolean areAsked(String... arguments) {
        return arguments.length > 0 && List.of(VERIFY, REPLAY, REPLAY_EFFECTS).contains(arguments[0]);
    }

    /** @return the exit code */
    public static int run(PrintStream out, String... arguments) {
        List<String> words = List.of(arguments).stream()
                .filter(argument -> !isSetting(argument))
                .toList();
        String[] settings =
                List.of(arguments).stream().filter(Operations::isSetting).toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=" + WorkflowApplication.CONFIG_NAME, "logging.level.root=warn")
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(settings)) {
            List<String> rest = words.subList(1, words.size());
            return switch (words.getFirst()) {
                case VERIFY -> new VerifyHistory(context.getBean(HistoryCheck.class), out).run(rest);
                case REPLAY_EFFECTS ->
                    new ReplayEffects(context.getBean(CaseStates.class), context.getBean(Decisions.class), out)
                            .run(rest);
                default ->
                    new ReplayDeadLetters(context.getBean(DeadLetterLog.class), context.getBean(Replay.class), out)
                            .run(rest);
            };
        } catch (RuntimeException e) {
            out.println("Expected to reach the broker, the registry and the store, but could not: " + root(e));
            return NOT_DONE;
        }
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.contains("=");
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Not annotated as a configuration, so that the service, which scans this package, does not take it for one of its own. */
    @ImportAutoConfiguration({
        KafkaAutoConfiguration.class,
        MongoAutoConfiguration.class,
        DataMongoAutoConfiguration.class
    })
    @Import(OperatorDecisions.class)
    static class Parts {

        @Bean
        HistoryCheck historyCheck(KafkaProperties kafka, MongoTemplate mongo) {
            return new HistoryCheck(kafka, new CaseTips(mongo));
        }

        @Bean
        DeadLetterLog deadLetterLog(MongoTemplate mongo) {
            return new DeadLetterLog(mongo);
        }

        @Bean
        CaseStates caseStates(MongoTemplate mongo) {
            return new CaseStates(mongo);
        }

        @Bean
        Replay replay(KafkaProperties kafka, DeadLetterLog letters) {
            return new Replay(kafka, letters, Clock.systemUTC());
        }
    }
}
