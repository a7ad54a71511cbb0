package io.plumbline.datastore.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.plumbline.datastore.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void profilesThinOut_byDays_weeks_andMonths() {
        List<StoredProfile> all = new ArrayList<>();
        for (int hours = 0; hours < 24 * 800; hours += 6) {
            all.add(profile(NOW.minus(Duration.ofHours(hours))));
        }
        Retention retention = new Retention(
                Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(365), 1_000);
        List<StoredProfile> kept = retention.kept(all, NOW);
        assertThat(between(kept, 0, 7)).as("every one of a week").hasSize(29);
        assertThat(between(kept, 8, 30)).as("one of each day").hasSizeBetween(22, 23);
        assertThat(between(kept, 31, 90))
                .as("one of each week, and of each month")
                .hasSizeBetween(8, 12);
        assertThat(between(kept, 91, 365)).as("one of each month").hasSizeBetween(8, 10);
        assertThat(between(kept, 366, 800)).isEmpty();
        assertThat(kept).isSubsetOf(all).first().isEqualTo(all.get(0));
    }

    /** What is kept tomorrow is kept today: nothing that is wanted later may be dropped before. */
    @Test
    void droppingStepByStep_keepsWhatDroppingAtOnceKeeps() {
        long seed = 20261125;
        Random random = new Random(seed);
        Retention retention = new Retention(
                Duration.ofDays(3), Duration.ofDays(10), Duration.ofDays(40), Duration.ofDays(200), 1_000);
        List<StoredProfile> everything = new ArrayList<>();
        List<StoredProfile> kept = List.of();
        Instant now = NOW;
        for (int i = 0; i < 1_000; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            StoredProfile profile = profile(now);
            everything.add(0, profile);
            List<StoredProfile> history = new ArrayList<>(kept);
            history.add(0, profile);
            kept = retention.kept(history, now);
            assertThat(kept).as("seed " + seed + ", profile " + i).isEqualTo(retention.kept(everything, now));
        }
    }

    @Test
    void most_isALimit_andTheNewestStays_howeverOld() {
        List<StoredProfile> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(profile(NOW.minus(Duration.ofMinutes(i))));
        }
        Retention ten =
                new Retention(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(365), 10);
        assertThat(ten.kept(many, NOW)).isEqualTo(many.subList(0, 10));
        List<StoredProfile> old = List.of(profile(NOW.minus(Duration.ofDays(5_000))));
        assertThat(ten.kept(old, NOW)).isEqualTo(old);
        assertThat(ten.kept(Collections.emptyList(), NOW)).isEmpty();
    }

    @Test
    void agesOutOfOrder_areRefused() {
        assertThatThrownBy(() -> new Retention(
                        Duration.ofDays(7), Duration.ofDays(6), Duration.ofDays(90), Duration.ofDays(365), 10))
                .hasMessageContaining("daily: PT144H (expected: at least all, which is PT168H)");
        assertThatThrownBy(() -> new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1_001))
                .hasMessageContaining("most: 1001 (expected: 1 to 1000)");
    }

    private static List<StoredProfile> between(List<StoredProfile> profiles, int fromDays, int toDays) {
        return profiles.stream()
                .filter(p -> {
                    long age = Duration.between(p.operationCreatedAt(), NOW).toHours();
                    return age >= fromDays * 24L && age <= toDays * 24L;
                })
                .toList();
    }

    private static StoredProfile profile(Instant asked) {
        return new StoredProfile(
                "wi." + asked,
                Samples.operationId("op" + asked),
                asked,
                asked,
                1,
                1,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null);
    }
}
