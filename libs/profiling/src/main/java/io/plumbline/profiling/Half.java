package io.plumbline.profiling;

import io.plumbline.statistics.state.ContainerState;

/** One half of a part while a task fills it. */
final class Half {
    /** Slots of the caches of all fields together. */
    private static final int SLOTS = 1 << 18;

    private static final int MOST_SLOTS = 4_096;
    private static final int FEWEST_SLOTS = 64;

    private final ContainerState container;
    private final FieldSink[] sinks;
    private long row;

    Half(byte[] empty) {
        this(ContainerState.fromBytes(empty));
    }

    Half(ContainerState container) {
        this(container, slots(container));
    }

    /** @param slots of the caches of each field, a power of two */
    Half(ContainerState container, int slots) {
        this.container = container;
        this.sinks = container.fields().stream()
                .map(field -> new FieldSink(field, slots))
                .toArray(FieldSink[]::new);
    }

    private static int slots(ContainerState container) {
        int share = Integer.highestOneBit(SLOTS / Math.max(1, container.fields().size()) | 1);
        return Math.max(FEWEST_SLOTS, Math.min(MOST_SLOTS, share));
    }

    FieldSink sink(int index) {
        return sinks[index];
    }

    /** Tells values of one row from those of the next. */
    void nextRow() {
        row++;
    }

    long row() {
        return row;
    }

    void addRow(boolean blank) {
        container.addRow(blank);
    }

    void addRows(long rows, long blank) {
        container.addRows(rows, blank);
    }

    /** The state with all that was added. */
    ContainerState finished() {
        for (FieldSink sink : sinks) {
            sink.flush();
        }
        return container;
    }
}
