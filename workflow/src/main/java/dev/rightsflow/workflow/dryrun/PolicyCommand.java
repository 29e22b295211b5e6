package dev.rightsflow.workflow.dryrun;

import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.PolicyException;
import dev.rightsflow.workflow.policy.PolicyFile;
import dev.rightsflow.workflow.policy.Right;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code policy check FILE} and {@code policy explain --right RIGHT --subject TYPE}: for whoever writes a policy. Exit code
 * 0: sound, or explained; 1: the policy is faulty; 2: the command was not understood.
 */
public final class PolicyCommand {

    static final int OK = 0;
    static final int FAULTY = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final String NO_DATE = "none";
    private static final String SHIPPED = "/policy/softwerk.yml";
    private static final Set<String> OPTIONS = Set.of("right", "subject", "policy", "records", "on", "language");

    private static final String USAGE = """
        policy check FILE
            Says whether a policy is sound, and lists everything that is wrong with it.

        policy explain --right RIGHT --subject TYPE [--policy FILE] [--records DATE|none] [--on DATE] [--language CODE]
            Says what would be asked of which system, and what would be kept, why and until when.
            --right     such as erasure, access or marketing-objection
            --subject   one of the policy's subject types, such as applicant
            --policy    a policy file; without it, the shipped one
            --records   the date that the records carry, or none; without it, today
            --on        the day of the request; without it, today
            --language  of the policy's texts; without it, English where the policy has it
        """;

    private final PrintStream out;
    private final Clock clock;
    private final Path directory;

    /** @param directory that files are named from */
    PolicyCommand(PrintStream out, Clock clock, Path directory) {
        this.out = out;
        this.clock = clock;
        this.directory = directory;
    }

    public static void main(String[] args) {
        System.exit(run(List.of(args), Path.of("")));
    }

    /**
     * Runs the command as if typed in a directory, and prints to standard output.
     *
     * @return the exit code
     */
    public static int run(List<String> args, Path directory) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new PolicyCommand(out, Clock.systemDefaultZone(), directory).run(args);
    }

    int run(List<String> args) {
        try {
            return switch (args.isEmpty() ? "" : args.getFirst()) {
                case "check" -> check(args.subList(1, args.size()));
                case "explain" -> explain(options(args.subList(1, args.size())));
                default -> throw new IllegalArgumentException("Expected 'check' or 'explain'");
            };
        } catch (PolicyException e) {
            out.println(e.getMessage());
            return FAULTY;
        } catch (UncheckedIOException e) {
            out.println(e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(USAGE);
            return NOT_UNDERSTOOD;
        }
    }

    private int check(List<String> args) {
        if (args.size() != 1) {
            throw new IllegalArgumentException("Expected one file to check, but got " + args.size());
        }
        Policy policy = PolicyFile.load(directory.resolve(args.getFirst()));
        out.printf(
                "%s is sound: version %s of %s, %d rights, %d systems, %d retention rules.%n",
                args.getFirst(),
                policy.version(),
                policy.controller().name(),
                policy.rights().size(),
                policy.systems().size(),
                policy.retention().size());
        return OK;
    }

    private int explain(Map<String, String> options) {
        Policy policy = options.containsKey("policy")
                ? PolicyFile.load(directory.resolve(options.get("policy")))
                : PolicyFile.load(SHIPPED);
        LocalDate today = date(options, "on", LocalDate.now(clock));
        Explanation explanation = new DryRun(policy)
                .explain(
                        Right.ofCode(demand(options, "right")),
                        demand(options, "subject"),
                        NO_DATE.equals(options.get("records")) ? null : date(options, "records", today),
                        List.of(),
                        today);
        String language = options.getOrDefault(
                "language",
                policy.languages().contains("en") ? "en" : policy.languages().getFirst());
        ExplanationText.of(explanation, language).forEach(out::println);
        return OK;
    }

    private static Map<String, String> options(List<String> args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            String name = args.get(i).startsWith("--") ? args.get(i).substring(2) : "";
            if (!OPTIONS.contains(name) || i + 1 == args.size()) {
                throw new IllegalArgumentException("Expected an option and its value, but got '" + args.get(i) + "'");
            }
            options.put(name, args.get(i + 1));
        }
        return options;
    }

    private static String demand(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Expected --" + name + ", but it is missing");
        }
        return value;
    }

    private static LocalDate date(Map<String, String> options, String name, LocalDate otherwise) {
        String value = options.get(name);
        try {
            return value == null ? otherwise : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Expected --%s to be a date such as 2026-11-22, but got '%s'".formatted(name, value), e);
        }
    }
}
