package dev.rightsflow.workflow.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The policy in force, which new decisions are taken under, and every earlier version, for what was decided under that one. */
public final class Policies {

    private final Policy newest;
    private final PolicyArchive archive;
    private final Map<String, Policy> earlier = new ConcurrentHashMap<>();

    private Policies(Policy newest, PolicyArchive archive) {
        this.newest = newest;
        this.archive = archive;
    }

    /**
     * Puts a policy in force, and keeps its text before anything is decided under it.
     *
     * @param file as messages name it
     * @throws PolicyException with every mistake in the file; that its version stands for another text already is one
     */
    public static Policies inForce(String file, String yaml, PolicyArchive archive) {
        Policy newest = PolicyFile.parse(file, yaml);
        archive.keep(newest.version(), yaml);
        if (!archive.find(newest.version()).equals(Optional.of(yaml))) {
            throw new PolicyException(
                    file,
                    List.of(new PolicySource(file, yaml)
                            .mistake(
                                    "/version",
                                    "'%s' is the version of a policy with another text, which cases were decided under"
                                            .formatted(newest.version()),
                                    "Give every change a new version, for instance the day on which it was decided.")));
        }
        return new Policies(newest, archive);
    }

    /** Without a past. */
    public static Policies only(Policy policy) {
        return new Policies(policy, new PolicyArchive() {
            @Override
            public void keep(String version, String text) {
                throw new IllegalStateException("Expected a policy without a past not to change");
            }

            @Override
            public Optional<String> find(String version) {
                return Optional.empty();
            }
        });
    }

    public Policy newest() {
        return newest;
    }

    /** @throws IllegalStateException if nobody ever put this version in force here */
    public Policy of(String version) {
        return version.equals(newest.version()) ? newest : earlier.computeIfAbsent(version, this::load);
    }

    private Policy load(String version) {
        return archive.find(version)
                .map(text -> PolicyFile.read("policy " + version, text))
                .orElseThrow(() -> new IllegalStateException(
                        "Expected to have the policy %s, which a case was decided under, but it is not in the archive; start the service once with that policy, then with %s again"
                                .formatted(version, newest.version())));
    }
}
