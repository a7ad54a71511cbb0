package io.plumbline.datastore.outbound.mongo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.plumbline.datastore.check.Check;
import io.plumbline.datastore.check.CheckFields;
import io.plumbline.events.ContainerId;

/**
 * Which fields the checks of containers name: until a check of theirs is written here, and for so many times as long as it took to read,
 * but for two seconds at least, in which another service may have written one.
 */
final class RememberedFields {

    private static final int TIMES = 30;
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final int MOST_CHECKS = 200_000;

    private final Clock clock;
    private final Map<ContainerId, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();

    RememberedFields(Clock clock) {
        this.clock = clock;
    }

    private record Known(List<CheckFields> fields, Instant until) {}

    /** @param read what isn't known; may leave out containers without checks */
    Map<ContainerId, List<CheckFields>> of(
            Collection<ContainerId> containers,
            Function<Collection<ContainerId>, Map<ContainerId, List<CheckFields>>> read) {
        Instant now = clock.instant();
        Map<ContainerId, List<CheckFields>> found = new HashMap<>();
        List<ContainerId> missing = new ArrayList<>();
        for (ContainerId container : containers) {
            Known kept = known.get(container);
            if (kept == null || !now.isBefore(kept.until())) {
                missing.add(container);
            } else {
                found.put(container, kept.fields());
            }
        }
        if (missing.isEmpty()) {
            return found;
        }
        long before = writes.get();
        long start = System.nanoTime();
        Map<ContainerId, List<CheckFields>> fresh = read.apply(missing);
        Duration taken = Duration.ofNanos(System.nanoTime() - start).multipliedBy(TIMES);
        Instant until = now.plus(taken.compareTo(LEAST) < 0 ? LEAST : taken);
        missing.forEach(c -> found.put(c, List.copyOf(fresh.getOrDefault(c, List.of()))));
        remember(missing, found, until, now);
        if (before != writes.get()) {
            missing.forEach(known::remove); // what was read may be from before the write
        }
        return found;
    }

    void changed(Collection<Check> checks) {
        writes.incrementAndGet();
        checks.forEach(c -> known.remove(c.containerId()));
    }

    void clear() {
        writes.incrementAndGet();
        known.clear();
    }

    private void remember(
            List<ContainerId> fresh, Map<ContainerId, List<CheckFields>> found, Instant until, Instant now) {
        known.values().removeIf(k -> !now.isBefore(k.until()));
        int kept = known.values().stream().mapToInt(k -> k.fields().size()).sum();
        for (ContainerId container : fresh) {
            List<CheckFields> fields = found.get(container);
            kept += fields == null ? 0 : fields.size();
            if (fields != null && kept <= MOST_CHECKS) {
                known.put(container, new Known(fields, until));
            }
        }
    }
}
