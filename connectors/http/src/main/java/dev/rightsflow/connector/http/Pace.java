package dev.rightsflow.connector.http;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Keeps requests at least a fixed interval apart. */
final class Pace {

    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final LongConsumer pauseMillis;
    private long next;

    Pace(int perSecond, LongSupplier nanoTime, LongConsumer pauseMillis) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanoTime = nanoTime;
        this.pauseMillis = pauseMillis;
        this.next = nanoTime.getAsLong();
    }

    synchronized void await() {
        long ahead = next - nanoTime.getAsLong();
        if (ahead > 0) {
            pauseMillis.accept(Math.max(1, TimeUnit.NANOSECONDS.toMillis(ahead)));
        }
        next = Math.max(next, nanoTime.getAsLong()) + intervalNanos;
    }
}
