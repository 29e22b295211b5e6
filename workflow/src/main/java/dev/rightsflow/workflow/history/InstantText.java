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
        if (utc.getYear() < 1_000 || utc.getYear() > 9_999) {
            return instant.toString();
        }
        // A local time leaves out seconds that are zero.
        return utc.getSecond() == 0 && utc.getNano() == 0 ? utc + ":00Z" : utc + "Z";
    }
}
