package dev.rightsflow.workflow.staff;

import java.util.Locale;

/** References as people type and read them out. */
final class References {

    private static final int GROUP = 4;

    private References() {}

    /** The start of a reference: in groups of four, whatever the dashes, and with the letters that Crockford's base 32 takes for digits. */
    static String start(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                grouped.append('-');
            }
            grouped.append(plain.charAt(i));
        }
        return grouped.toString();
    }
}
