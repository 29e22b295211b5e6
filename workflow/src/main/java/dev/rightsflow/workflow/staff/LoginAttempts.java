package dev.rightsflow.workflow.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down: after a few failures the next attempt has to wait, twice as long each time. Counted per user name and
 * address, so that nobody locks somebody else out from elsewhere, and per address, so that trying many names is slow too.
 */
final class LoginAttempts {

    private static final int FREE_FOR_NAME = 4;
    private static final int FREE_FOR_ADDRESS = 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 100_000;

    private record Failures(int count, Instant last) {}

    private final Clock clock;
    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LONGEST.multipliedBy(2))
            .build();

    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this one still has to wait; zero: not at all. */
    Duration wait(String name, String address) {
        Duration forName = wait(byName(name, address), FREE_FOR_NAME);
        Duration forAddress = wait(address, FREE_FOR_ADDRESS);
        return forName.compareTo(forAddress) > 0 ? forName : forAddress;
    }

    void failed(String name, String address) {
        failed(byName(name, address));
        failed(address);
    }

    /** Forgets the failures of the name; those of the address stay, or one good account would hide the guessing at others. */
    void succeeded(String name, String address) {
        failures.invalidate(byName(name, address));
    }

    private void failed(String key) {
        Instant now = clock.instant();
        failures.asMap().merge(key, new Failures(1, now), (old, one) -> new Failures(old.count() + 1, now));
    }

    private Duration wait(String key, int free) {
        Failures failed = failures.getIfPresent(key);
        if (failed == null || failed.count() <= free) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failed.count() - free - 1, 10));
        Duration left =
                Duration.between(clock.instant(), failed.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String byName(String name, String address) {
        return name + " " + address;
    }
}
