package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.schemas.seal.PayloadCodec;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back, with the serde that the service is configured with. The listener takes raw bytes off Kafka and
 * decodes here, so that a dead letter is byte for byte what arrived. For use by one thread.
 */
public final class Wire {

    private static final int HEADER_BYTES = 5;

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    private Wire(Serializer<Object> serializer, Deserializer<Object> deserializer) {
        this.serializer = serializer;
        this.deserializer = deserializer;
    }

    /** Bytes that are no record of the contract. */
    public static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;

        UndecodableException(@Nullable Throwable cause) {
            super("Expected a record in the registry's wire format, but could not decode it", cause);
        }
    }

    /**
     * @param producer properties with {@code value.serializer}
     * @param consumer properties with {@code value.deserializer}, or with the delegate of Spring's error-handling one
     */
    public static Wire configured(Map<String, ?> producer, Map<String, ?> consumer) {
        return new Wire(PayloadCodec.serializer(producer), PayloadCodec.deserializer(consumer));
    }

    public byte[] encode(String topic, SpecificRecord record) {
        return serializer.serialize(topic, record);
    }

    /**
     * @throws UndecodableException if these bytes will never be such a record
     * @throws IllegalStateException if the registry does not answer: then the same bytes may be decoded later
     */
    public <T extends SpecificRecord> T decode(String topic, byte @Nullable [] bytes, Class<T> type)
            throws UndecodableException {
        if (bytes == null || bytes.length < HEADER_BYTES || bytes[0] != 0) {
            throw new UndecodableException(null);
        }
        try {
            return type.cast(deserializer.deserialize(topic, bytes));
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw new IllegalStateException(
                        "Expected the schema registry to answer, but it does not; decoding is tried again", e);
            }
            throw new UndecodableException(e);
        }
    }

    private static boolean isOutage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean unreachable = cause instanceof IOException && !(cause instanceof EOFException);
            if (unreachable || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
