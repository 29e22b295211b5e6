package dev.rightsflow.workflow.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What is made of a policy: once for each version. */
public final class PerVersion<T> {

    private final Policies policies;
    private final Function<Policy, T> make;
    private final Map<String, T> made = new ConcurrentHashMap<>();

    public PerVersion(Policies policies, Function<Policy, T> make) {
        this.policies = policies;
        this.make = make;
    }

    public T newest() {
        return of(policies.newest().version());
    }

    public T of(String version) {
        T known = made.get(version);
        return known == null ? made.computeIfAbsent(version, missing -> make.apply(policies.of(missing))) : known;
    }
}
