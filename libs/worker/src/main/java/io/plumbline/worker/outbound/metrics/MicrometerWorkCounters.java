package io.plumbline.worker.outbound.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import io.plumbline.api.work.WorkKind;
import io.plumbline.worker.work.WorkCounters;

/**
 * {@code plumbline.worker.items.claimed}, {@code .succeeded}, {@code .failed}, {@code .cancelled}, {@code .stale}, {@code .released}; {@code
 * plumbline.worker.slots.busy}; {@code plumbline.worker.items.run} (time); {@code plumbline.worker.queue.missed} (unanswered claims). All by
 * {@code kind}.
 */
public final class MicrometerWorkCounters implements WorkCounters {

    private static final String PREFIX = "plumbline.worker.";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter claimed;
    private final Counter missed;
    private final Timer run;
    private final Map<End, Counter> ends = new EnumMap<>(End.class);

    public MicrometerWorkCounters(MeterRegistry registry, WorkKind kind) {
        this.registry = registry;
        this.tags = Tags.of("kind", kind.name().toLowerCase(Locale.ROOT));
        this.claimed = registry.counter(PREFIX + "items.claimed", tags);
        this.missed = registry.counter(PREFIX + "queue.missed", tags);
        this.run = registry.timer(PREFIX + "items.run", tags);
        for (End end : End.values()) {
            ends.put(end, registry.counter(PREFIX + "items." + end.name().toLowerCase(Locale.ROOT), tags));
        }
    }

    @Override
    public void claimed(int items) {
        claimed.increment(items);
    }

    @Override
    public void ended(End end, Duration runTime) {
        Objects.requireNonNull(ends.get(end)).increment();
        run.record(runTime);
    }

    @Override
    public void queueUnreachable() {
        missed.increment();
    }

    @Override
    public void busySlots(IntSupplier busy) {
        Gauge.builder(PREFIX + "slots.busy", busy, IntSupplier::getAsInt)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
