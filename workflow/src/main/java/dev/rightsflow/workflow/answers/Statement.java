package dev.rightsflow.workflow.answers;

import java.util.Map;

/**
 * What staff wrote for a notice.
 *
 * @param details further words by name, for instance {@code forwardedTo}
 */
public record Statement(String text, Map<String, String> details) {

    String detail(String name, String otherwise) {
        return details.getOrDefault(name, otherwise);
    }
}
