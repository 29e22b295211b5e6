package dev.rightsflow.workflow.operations;

import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.workflow.messaging.HistoryCheck;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Checks the history of one case or of all, and names the first broken link of each that has one. */
final class VerifyHistory {

    private static final String USAGE = "verify-history REFERENCE | --all";

    private final HistoryCheck check;
    private final PrintStream out;

    VerifyHistory(HistoryCheck check, PrintStream out) {
        this.check = check;
        this.out = out;
    }

    int run(List<String> words) {
        if (words.size() > 1) {
            out.println("Expected one reference or --all: " + USAGE);
            return Operations.NOT_DONE;
        }
        if (words.isEmpty() || words.getFirst().equals("--all")) {
            return told(check.run(null));
        }
        String asked = words.getFirst();
        HistoryCheck.Result result = check.run(asked);
        if (result.isEmpty()) {
            // As people copy it: in small letters, without hyphens.
            result = Reference.parse(asked)
                    .map(reference -> check.run(reference.text()))
                    .orElse(result);
        }
        if (result.isEmpty()) {
            out.println("Expected a case " + asked + ", but neither its history nor the store knows one");
            return Operations.NOT_DONE;
        }
        return told(result);
    }

    private int told(HistoryCheck.Result result) {
        result.broken().values().forEach(out::println);
        out.println(String.format(
                Locale.ROOT,
                "%,d events of %,d cases: %s",
                result.events(),
                result.cases(),
                result.broken().isEmpty()
                        ? "every chain is whole and ends where its case says"
                        : result.broken().size() + " broken"));
        return result.broken().isEmpty() ? Operations.FINE : Operations.FOUND_FAULTS;
    }
}
