package dev.rightsflow.workflow.notices.template;

/**
 * What is wrong with a template.
 *
 * @param file the language's folder and the file's name; with the full path where the file is an overriding one
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param message what was expected, and what was found
 */
public record Fault(String file, int line, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
