package dev.rightsflow.connector.kit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a connector can do with which categories. What is missing is answered as not applicable, never as done. */
public final class Capabilities {

    private final Map<Action, Set<String>> categories;

    private Capabilities(Map<Action, Set<String>> categories) {
        this.categories = categories;
    }

    /** A connector that holds records of these categories and can say so; add what else it can. */
    public static Capabilities locating(Set<String> categories) {
        return new Capabilities(Map.of(Action.LOCATE, new TreeSet<>(categories)));
    }

    /** A connector that holds nothing and delivers messages. */
    public static Capabilities notifying() {
        return new Capabilities(Map.of(Action.NOTIFY, Set.of()));
    }

    /** @param categories that the action can be carried out on; if there are none, nothing is added */
    public Capabilities and(Action action, Set<String> categories) {
        if (!categories().containsAll(categories)) {
            throw new IllegalArgumentException("Expected %s only for categories that can be located, %s, but got %s"
                    .formatted(action, categories(), categories));
        }
        if (categories.isEmpty()) {
            return this;
        }
        Map<Action, Set<String>> more = new EnumMap<>(this.categories);
        more.put(action, new TreeSet<>(categories));
        return new Capabilities(more);
    }

    public Set<Action> actions() {
        return categories.keySet().stream().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything that can be located. */
    public Set<String> categories() {
        return categories(Action.LOCATE);
    }

    public Set<String> categories(Action action) {
        return categories.getOrDefault(action, Set.of());
    }

    public boolean supports(Action action) {
        return categories.containsKey(action);
    }
}
