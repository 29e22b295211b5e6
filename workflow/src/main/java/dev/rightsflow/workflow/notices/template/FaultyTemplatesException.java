package dev.rightsflow.workflow.notices.template;

import java.util.List;
import java.util.stream.Collectors;

/** Tells every fault of the templates at once, so that they are mended in one go. */
public final class FaultyTemplatesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    FaultyTemplatesException(List<Fault> faults) {
        super("Expected the notices' templates to be sound, but found " + faults.size() + " fault(s):\n"
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
