package dev.rightsflow.workflow.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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
        Day day = Day.of(Math.floorDiv(instant.getEpochSecond(), Day.SECONDS));
        if (!day.hasFourDigits) {
            return instant.toString();
        }
        int second = Math.floorMod(instant.getEpochSecond(), Day.SECONDS);
        byte[] text = new byte[30];
        day.copyTo(text);
        text[10] = 'T';
        digits(text, 11, 2, second / 3600);
        text[13] = ':';
        digits(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, second % 60);
        int length = fraction(text, instant.getNano());
        text[length++] = 'Z';
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** In groups of three digits, as many as are needed. */
    private static int fraction(byte[] text, int nanos) {
        if (nanos == 0) {
            return 19;
        }
        text[19] = '.';
        digits(text, 20, 9, nanos);
        if (nanos % 1_000_000 == 0) {
            return 23;
        }
        return nanos % 1_000 == 0 ? 26 : 29;
    }

    private static void digits(byte[] text, int from, int count, int number) {
        int rest = number;
        for (int at = from + count - 1; at >= from; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** A day as text. Nearly all instants of a batch are of the same one. */
    private static final class Day {

        static final int SECONDS = 86_400;
        private static volatile Day last = new Day(0);

        private final long epochDay;
        private final byte[] text;
        final boolean hasFourDigits;

        Day(long epochDay) {
            this.epochDay = epochDay;
            this.text = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.ISO_8859_1);
            this.hasFourDigits = text.length == 10 && text[0] != '-';
        }

        static Day of(long epochDay) {
            Day known = last;
            if (known.epochDay == epochDay) {
                return known;
            }
            Day day = new Day(epochDay);
            last = day;
            return day;
        }

        void copyTo(byte[] target) {
            System.arraycopy(text, 0, target, 0, text.length);
        }
    }
}
