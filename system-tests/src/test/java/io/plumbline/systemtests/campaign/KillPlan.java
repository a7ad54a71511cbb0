package io.plumbline.systemtests.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.plumbline.messaging.crash.CrashPoints;

/** When a campaign kills: at named places of the code, and at moments that only the seed knows. */
final class KillPlan {

    /** Between a state change and what must follow it; named where they are. */
    static final List<String> PLACES = List.of(
            "intake.before-write",
            "intake.after-write",
            "intake.items-written",
            CrashPoints.RELAY_BEFORE_SEND,
            CrashPoints.RELAY_AFTER_ACK_BEFORE_CLEAR,
            CrashPoints.CONSUMER_AFTER_APPLY_BEFORE_COMMIT,
            "claim.after-hold",
            "claim.after-write",
            "claim.received",
            "work.running",
            "parts.after-write",
            "fields.after-write",
            "results.between-chunks",
            "results.before-finish",
            "results.after-finish",
            "results.after-commit",
            "results.before-flip",
            "checks.before-write",
            "checks.between-writes",
            "checks.before-fact",
            "results.after-flip",
            "lineage.after-tell",
            "operation.before-settle");

    private static final long LEAST_MILLIS = 300;
    private static final long MOST_MILLIS = 4_500;

    private KillPlan() {}

    /**
     * One death.
     *
     * @param place where it kills itself; absent if it is killed from outside
     * @param after how long it works before it is killed from outside; for a place, how long it gets to come there
     */
    record Kill(Optional<String> place, Duration after) {}

    /** Each place once, as far as the number allows, the rest at random moments; shuffled. */
    static List<Kill> shuffled(int named, int random, Random seeded) {
        List<String> places = new ArrayList<>(PLACES);
        Collections.shuffle(places, seeded);
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < named; i++) {
            String place = places.get(i % places.size()) + ":" + (1 + seeded.nextInt(4));
            kills.add(new Kill(Optional.of(place), Duration.ofSeconds(12)));
        }
        for (int i = 0; i < random; i++) {
            long millis = LEAST_MILLIS + (long) (seeded.nextDouble() * (MOST_MILLIS - LEAST_MILLIS));
            kills.add(new Kill(Optional.empty(), Duration.ofMillis(millis)));
        }
        Collections.shuffle(kills, seeded);
        return kills;
    }
}
