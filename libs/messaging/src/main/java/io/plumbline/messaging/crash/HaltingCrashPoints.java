package io.plumbline.messaging.crash;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** Dies the n-th time that one place is reached. */
final class HaltingCrashPoints implements CrashPoints {

    /** What a process reports that was ended by SIGKILL. */
    static final int EXIT_CODE = 137;

    private final String name;
    private final AtomicInteger left;
    private final Runnable death;

    private HaltingCrashPoints(String name, int times, Runnable death) {
        this.name = name;
        this.left = new AtomicInteger(times);
        this.death = death;
    }

    static HaltingCrashPoints parse(String wanted, Runnable death) {
        int colon = wanted.lastIndexOf(':');
        if (colon < 0) {
            return new HaltingCrashPoints(wanted, 1, death);
        }
        try {
            int times = Integer.parseInt(wanted.substring(colon + 1));
            if (times >= 1) {
                return new HaltingCrashPoints(wanted.substring(0, colon), times, death);
            }
        } catch (NumberFormatException e) {
            throw refusal(wanted, e);
        }
        throw refusal(wanted, null);
    }

    @Override
    public void reached(String place) {
        if (name.equals(place) && left.decrementAndGet() == 0) {
            death.run();
        }
    }

    private static IllegalArgumentException refusal(String wanted, @Nullable NumberFormatException cause) {
        return new IllegalArgumentException(
                VARIABLE + ": " + wanted + " (expected: <name> or <name>:<n>, n >= 1)", cause);
    }
}
