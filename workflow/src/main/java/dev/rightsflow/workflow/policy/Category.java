package dev.rightsflow.workflow.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of records in one system.
 *
 * @param data what stands in them, as ids of the policy's list of data
 * @param purposes ids of the purposes; their legal bases decide which rights reach it
 * @param retention ids of the retention rules, of which the longest wins
 * @param providedBySubject whether the person provided it (Art 20)
 * @param thirdPersons whether it may mention others, who must be protected before it is disclosed (Art 15(4))
 * @param source where it comes from, when not from the person (Art 15(1)(g))
 */
public record Category(
        String id,
        Texts name,
        List<String> data,
        List<String> purposes,
        List<String> retention,
        boolean providedBySubject,
        boolean thirdPersons,
        @Nullable Texts source) {

    /** What a request for rectification can set right, as the policy's list of data names it. */
    private static final Set<String> CORRECTABLE = Set.of("name", "email", "phone", "address");

    public Category {
        data = List.copyOf(data);
        purposes = List.copyOf(purposes);
        retention = List.copyOf(retention);
    }

    /** Whether it has a field that a correction could be about. */
    public boolean isCorrectable() {
        return data.stream().anyMatch(CORRECTABLE::contains);
    }
}
