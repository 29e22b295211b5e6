package dev.rightsflow.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed.
 *
 * @param ports as asked for; 0 for any free one
 */
record Options(Mode mode, Path data, boolean fresh, Map<Port, Integer> ports) {

    enum Mode {
        SERVE,
        DEMO,
        HELP
    }

    /** What was typed makes no sense; the message says what would. */
    static final class BadOption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadOption(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments, Path checkout) {
        Mode mode = Mode.SERVE;
        @Nullable Path data = null;
        boolean fresh = false;
        boolean anyFree = false;
        Map<Port, Integer> given = new EnumMap<>(Port.class);
        Deque<String> rest = split(arguments);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            switch (word) {
                case "demo" -> mode = Mode.DEMO;
                case "help", "-h", "--help" -> mode = Mode.HELP;
                case "--fresh" -> fresh = true;
                case "--data" -> data = Path.of(value(word, rest)).toAbsolutePath();
                case "--ports" -> {
                    if (number(word, value(word, rest)) != 0) {
                        throw new BadOption("Expected '--ports 0' (any free ones); single ones are set with "
                                + Port.FORM.option() + " and so on");
                    }
                    anyFree = true;
                }
                default -> given.put(port(word), number(word, value(word, rest)));
            }
        }
        if (data == null) {
            data = checkout.resolve(".rightsflow").resolve(mode == Mode.DEMO ? "demo" : "local");
        }
        return new Options(mode, data, fresh, ports(given, anyFree || mode == Mode.DEMO));
    }

    /** A demo may run beside an installation that has the usual ports. */
    private static Map<Port, Integer> ports(Map<Port, Integer> given, boolean anyFree) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, given.getOrDefault(port, anyFree ? 0 : port.usual));
        }
        return ports;
    }

    private static Deque<String> split(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>();
        for (String argument : arguments) {
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            if (equals < 0) {
                words.add(argument);
            } else {
                words.add(argument.substring(0, equals));
                words.add(argument.substring(equals + 1));
            }
        }
        return words;
    }

    private static Port port(String word) {
        for (Port port : Port.values()) {
            if (port.option().equals(word)) {
                return port;
            }
        }
        throw new BadOption("There is no '" + word + "'. Type './run help' to see what there is");
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new BadOption("Expected a value after " + option);
        }
        return rest.removeFirst();
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As wrong as one that is too large.
        }
        throw new BadOption("Expected a port from 0 to 65535 after " + option + ", but got '" + value + "'");
    }

    static String help() {
        StringBuilder help = new StringBuilder("""
            ./run [options]          starts everything and prints where it is; Ctrl-C stops it
            ./run demo [options]     sends sample requests through it, every right and every ending, and proves what became of them
            ./run policy check FILE  says whether a policy is sound, with every mistake and its line
            ./run policy explain --right erasure --subject customer
                                     says what would be asked of which system, and what would be kept and why
            ./run verify-history [REFERENCE | --all]
                                     checks the histories link by link, and that each ends where its case says
            ./run replay-dead-letters [ID | --topic TOPIC]
                                     lists the records that were set aside, or puts them back
            ./run replay-effects --system S --since T [--apply]
                                     after a backup of S was restored: says, or tells S again, what it has lost

              --data DIR             where the state is kept (default: .rightsflow/local, .rightsflow/demo)
              --fresh                forgets the state first
              --ports 0              any free ports
            """);
        for (Port port : Port.values()) {
            help.append("  %-22s %s (default: %d; 0 for any free one)%n"
                    .formatted(port.option() + " N", port.purpose, port.usual));
        }
        return help.toString();
    }
}
