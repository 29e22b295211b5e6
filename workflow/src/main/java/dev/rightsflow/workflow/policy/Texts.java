package dev.rightsflow.workflow.policy;

import java.util.Map;

/** What people read, by language; a policy is refused unless every one of its languages is there. */
public record Texts(Map<String, String> byLanguage) {

    public Texts {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** @throws IllegalArgumentException if the policy does not offer the language */
    public String in(String language) {
        String text = byLanguage.get(language);
        if (text == null) {
            throw new IllegalArgumentException(
                    "Expected one of the languages " + byLanguage.keySet() + ", but got '" + language + "'");
        }
        return text;
    }
}
