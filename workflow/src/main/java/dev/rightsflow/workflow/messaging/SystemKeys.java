package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The newest announcement of each system, and with it the key that commands to it are sealed to. */
final class SystemKeys {

    private record Known(SystemAnnouncement announcement, byte[] key, Sealer sealer) {}

    private final Map<String, Known> systems = new ConcurrentHashMap<>();
    private final PayloadCodec codec;

    SystemKeys(PayloadCodec codec) {
        this.codec = codec;
    }

    /** @throws IllegalArgumentException if the announced key is none */
    void announced(SystemAnnouncement announcement) {
        byte[] key = new byte[announcement.getSealingKey().remaining()];
        announcement.getSealingKey().duplicate().get(key);
        systems.merge(
                announcement.getSystem(),
                new Known(announcement, key, new Sealer(key, codec)),
                // A heartbeat brings the same key again: then the wrapped data key in use stays, and caches with it.
                (old, fresh) ->
                        Arrays.equals(old.key(), fresh.key()) ? new Known(announcement, key, old.sealer()) : fresh);
    }

    boolean isKnown(String system) {
        return systems.containsKey(system);
    }

    Optional<Sealer> sealerFor(String system) {
        return Optional.ofNullable(systems.get(system)).map(Known::sealer);
    }

    Collection<SystemAnnouncement> announcements() {
        Map<String, SystemAnnouncement> byId = new TreeMap<>();
        systems.forEach((id, known) -> byId.put(id, known.announcement()));
        return byId.values();
    }
}
