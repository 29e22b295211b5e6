package dev.rightsflow.workflow.policy;

/**
 * One thing that is wrong with a policy file.
 *
 * @param line counted from 1
 * @param wrong what is wrong
 * @param right what would be right
 */
public record Mistake(String file, int line, String wrong, String right) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + wrong + "\n    " + right;
    }
}
