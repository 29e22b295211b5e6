package dev.rightsflow.workflow.policy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Outlives every restart that a test plays. */
public final class InMemoryPolicyArchive implements PolicyArchive {

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    @Override
    public void keep(String version, String text) {
        texts.putIfAbsent(version, text);
    }

    @Override
    public Optional<String> find(String version) {
        return Optional.ofNullable(texts.get(version));
    }
}
