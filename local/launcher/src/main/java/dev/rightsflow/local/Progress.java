package dev.rightsflow.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what is going on. */
final class Progress {

    private final PrintStream out;
    private final long begun = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Does a piece of work and says how long it took. */
    void doing(String what, Runnable work) {
        long from = System.nanoTime();
        work.run();
        step(what, Duration.ofNanos(System.nanoTime() - from));
    }

    void say(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private void step(String what, Duration took) {
        say(String.format(Locale.ROOT, "  %-44s %7s", what, seconds(took)));
    }
}
