package dev.rightsflow.workflow.notices.template;

/** A line of a template with the place it came from, which it keeps when its file is included by another. */
record SourceLine(String file, int number, String text) {

    boolean isBlank() {
        return text.isBlank();
    }

    Fault fault(String message) {
        return new Fault(file, number, message);
    }
}
