package dev.rightsflow.workflow.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What somebody may have meant who wrote a word that is not known. */
final class Suggestion {

    private Suggestion() {}

    /** Names the known word that is nearest, if any is near, and then all of them. */
    static String among(Collection<String> known, String written) {
        String all = "Known here: " + known.stream().sorted().collect(Collectors.joining(", ")) + ".";
        return known.stream()
                .min(Comparator.comparingInt(word -> distance(word, written)))
                .filter(word -> distance(word, written) <= Math.max(1, written.length() / 3))
                .map(word -> "Did you mean '" + word + "'? " + all)
                .orElse(all);
    }

    /** Levenshtein: how many letters have to be put in, taken out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, index -> index);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
