package io.plumbline.worker.work;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** Counts in a map. */
final class RecordingCounters implements WorkCounters {

    private final Map<End, Integer> ends = new EnumMap<>(End.class);
    private int claimed;
    private int missed;

    @Override
    public synchronized void claimed(int items) {
        claimed += items;
    }

    @Override
    public synchronized void ended(End end, Duration runTime) {
        ends.merge(end, 1, Integer::sum);
    }

    @Override
    public synchronized void queueUnreachable() {
        missed++;
    }

    @Override
    public void busySlots(IntSupplier busy) {}

    synchronized Map<End, Integer> ends() {
        return Map.copyOf(ends);
    }

    synchronized int claimed() {
        return claimed;
    }

    synchronized int missed() {
        return missed;
    }
}
