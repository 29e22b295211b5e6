package dev.rightsflow.workflow.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file can't be used; the message lists everything that is wrong with it, in the order of the file. */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    PolicyException(String file, List<Mistake> mistakes) {
        super("Expected " + file + " to be a sound policy, but found " + mistakes.size()
                + (mistakes.size() == 1 ? " mistake:\n" : " mistakes:\n")
                + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
