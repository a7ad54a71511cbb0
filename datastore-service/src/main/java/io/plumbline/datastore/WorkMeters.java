package io.plumbline.datastore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.operation.WorkItems;
import io.plumbline.datastore.probe.ConnectionTests;

import static java.util.Objects.requireNonNull;

/**
 * How much work waits and runs, on which autoscalers act. Counted when it is asked for, at most every two seconds; not a
 * number while the store is away, so that nobody scales on what nobody knows.
 */
final class WorkMeters {

    static final String QUEUED = "plumbline.work.items.queued";
    static final String RUNNING = "plumbline.work.items.running";

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final WorkItems items;
    private final ConnectionTests tests;
    private final Clock clock;
    private final WorkStatus status;
    private Map<WorkKind, Long> counted = Map.of();
    private @Nullable Instant countedAt;

    private WorkMeters(WorkItems items, ConnectionTests tests, Clock clock, WorkStatus status) {
        this.items = requireNonNull(items, "items");
        this.tests = requireNonNull(tests, "tests");
        this.clock = requireNonNull(clock, "clock");
        this.status = status;
    }

    static void register(WorkItems items, ConnectionTests tests, Clock clock, MeterRegistry registry) {
        register(QUEUED, "Work items that wait", new WorkMeters(items, tests, clock, WorkStatus.QUEUED), registry);
        register(
                RUNNING,
                "Work items that a worker has",
                new WorkMeters(items, tests, clock, WorkStatus.RUNNING),
                registry);
    }

    private static void register(String name, String description, WorkMeters meters, MeterRegistry registry) {
        for (WorkKind kind : WorkKind.values()) {
            Gauge.builder(name, () -> meters.count(kind))
                    .description(description)
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private synchronized double count(WorkKind kind) {
        Instant now = clock.instant();
        if (countedAt == null || !now.isBefore(countedAt.plus(FRESH))) {
            countedAt = now;
            try {
                Map<WorkKind, Long> all = new EnumMap<>(items.count(status));
                all.put(WorkKind.CONNECTION_TEST, tests.count(false, status));
                all.put(WorkKind.PREVIEW, tests.count(true, status));
                counted = all;
            } catch (StoreUnavailableException e) {
                counted = Map.of();
            }
        }
        Long count = counted.get(kind);
        return count == null ? Double.NaN : count;
    }
}
