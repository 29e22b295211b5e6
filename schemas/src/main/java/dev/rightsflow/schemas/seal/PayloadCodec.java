package dev.rightsflow.schemas.seal;

import dev.rightsflow.schemas.trust.TrustedRecords;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Turns payloads into bytes with the same serde as records, so that the plain texts of sealed fields evolve under the
 * same rules of the registry. Their subjects are {@code privacy.sealed.<payload>.v1-value}.
 */
public final class PayloadCodec {

    private static final ClassValue<String> SUBJECTS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> payload) {
            return "privacy.sealed."
                    + payload.getSimpleName()
                            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT)
                    + ".v1";
        }
    };

    static {
        TrustedRecords.trust();
    }

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    /** @param serializer and {@code deserializer}: configured, of the Confluent wire format */
    public PayloadCodec(Serializer<Object> serializer, Deserializer<Object> deserializer) {
        this.serializer = serializer;
        this.deserializer = deserializer;
    }

    /**
     * The codec for the serde that a producer and a consumer are configured with.
     *
     * @param producer properties with {@code value.serializer}
     * @param consumer properties with {@code value.deserializer}, or with the delegate of Spring's error-handling one
     */
    public static PayloadCodec configured(Map<String, ?> producer, Map<String, ?> consumer) {
        return new PayloadCodec(serializer(producer), deserializer(consumer));
    }

    /** The configured serializer of values. */
    public static Serializer<Object> serializer(Map<String, ?> producer) {
        Serializer<Object> serializer = instance(producer.get("value.serializer"), Serializer.class);
        serializer.configure(producer, false);
        return serializer;
    }

    /** The configured deserializer of values, without Spring's error handling around it. */
    public static Deserializer<Object> deserializer(Map<String, ?> consumer) {
        Object delegate = consumer.get("spring.deserializer.value.delegate.class");
        Deserializer<Object> deserializer =
                instance(delegate != null ? delegate : consumer.get("value.deserializer"), Deserializer.class);
        deserializer.configure(consumer, false);
        return deserializer;
    }

    @SuppressWarnings("unchecked")
    private static <T, C> T instance(@Nullable Object type, Class<C> kind) {
        if (type == null) {
            throw new IllegalArgumentException("Expected a value " + kind.getSimpleName()
                    + " in the Kafka properties, but there is none; import classpath:rightsflow-kafka.yml");
        }
        try {
            return (T)
                    (type instanceof Class<?> known
                            ? Utils.newInstance(known.asSubclass(kind))
                            : Utils.newInstance(type.toString(), kind));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "Expected the serde class " + type
                            + " on the class path, but it is not there; see docs/schema-registry.md",
                    e);
        }
    }

    public byte[] encode(SpecificRecord payload) {
        return serializer.serialize(SUBJECTS.get(payload.getClass()), payload);
    }

    public Object decode(Class<? extends SpecificRecord> payload, byte[] bytes) {
        return deserializer.deserialize(SUBJECTS.get(payload), bytes);
    }
}
