package dev.rightsflow.workflow.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Writes instants as {@link Instant#toString()} does, without the formatter that it goes through: a case has dozens of them. */
public final class InstantText extends ValueSerializer<Instant> {

    public static SimpleModule module() {
        return new SimpleModule().addSerializer(Instant.class, new InstantText());
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        json.writeString(text(instant));
    }

    static String text(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        // A local time leaves out seconds that are zero; years of more than four digits come with a sign.
        boolean plain = (utc.getSecond() > 0 || utc.getNano() > 0) && utc.getYear() > 999 && utc.getYear() < 10_000;
        return plain ? utc.toString() + 'Z' : instant.toString();
    }
}
