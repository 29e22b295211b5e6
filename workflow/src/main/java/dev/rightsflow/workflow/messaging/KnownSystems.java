package dev.rightsflow.workflow.messaging;

import java.time.Instant;
import java.util.List;

/** What the systems say of themselves. */
public final class KnownSystems {

    /** @param health {@code UP}, or what stands in the way */
    public record KnownSystem(
            String id, String version, Instant at, List<String> actions, List<String> categories, String health) {}

    private final SystemKeys keys;

    KnownSystems(SystemKeys keys) {
        this.keys = keys;
    }

    /** Those that have announced themselves, by id. */
    public List<KnownSystem> announced() {
        return keys.announcements().stream()
                .map(announcement -> new KnownSystem(
                        announcement.getSystem(),
                        announcement.getVersion(),
                        announcement.getAt(),
                        announcement.getActions().stream().map(Enum::name).toList(),
                        announcement.getCategories(),
                        announcement.getHealth()))
                .toList();
    }
}
