package dev.rightsflow.workflow.processing;

import org.jspecify.annotations.Nullable;

/**
 * A record to publish: already in its wire format, so that publishing it again publishes the same bytes.
 *
 * @param value empty for a tombstone, by which a compacted topic forgets its key
 */
public record Output(String topic, String key, byte[] value) {

    public static Output tombstone(String topic, String key) {
        return new Output(topic, key, new byte[0]);
    }

    /** As a broker is given it: null is a tombstone. */
    public byte @Nullable [] sent() {
        return value.length == 0 ? null : value;
    }
}
