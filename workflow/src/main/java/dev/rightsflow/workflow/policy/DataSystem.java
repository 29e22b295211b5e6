package dev.rightsflow.workflow.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A system that holds personal data.
 *
 * @param answerWithin how long a command may take before it counts as late
 * @param askedFor ids of the subject types that it may know; empty: everybody. A request means all data (EDPB Guidelines
 *     01/2022), so leave it open unless the system cannot hold others
 * @param requiresIdentifier type of the identifier without which the system finds nobody (Art 11); null: name and address will do
 * @param automated false: paper, which portability does not reach (Art 20(1)(b))
 * @param instructions for a person who looks there by hand
 */
public record DataSystem(
        String id,
        Texts name,
        Connection connection,
        Duration answerWithin,
        Set<String> askedFor,
        @Nullable String requiresIdentifier,
        boolean automated,
        @Nullable Texts instructions,
        List<Category> categories) {

    public DataSystem {
        askedFor = Set.copyOf(askedFor);
        categories = List.copyOf(categories);
    }

    public Optional<Category> category(String categoryId) {
        return categories.stream()
                .filter(category -> category.id().equals(categoryId))
                .findFirst();
    }

    /** @param identifiers the types of further identifiers that the person has given; null where nobody noted them */
    public boolean canFindBy(@Nullable Set<String> identifiers) {
        return requiresIdentifier == null || identifiers == null || identifiers.contains(requiresIdentifier);
    }

    boolean mayKnow(String subjectType) {
        return askedFor.isEmpty() || askedFor.contains(subjectType);
    }
}
