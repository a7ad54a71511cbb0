package io.plumbline.profiling;

import io.plumbline.statistics.state.ContainerState;

/** One half of a part while a task fills it. */
final class Half {
    private final ContainerState container;
    private final FieldSink[] sinks;

    Half(byte[] empty) {
        container = ContainerState.fromBytes(empty);
        sinks = container.fields().stream().map(FieldSink::new).toArray(FieldSink[]::new);
    }

    Half(ContainerState container) {
        this.container = container;
        this.sinks = container.fields().stream().map(FieldSink::new).toArray(FieldSink[]::new);
    }

    FieldSink sink(int index) {
        return sinks[index];
    }

    void addRow(boolean blank) {
        container.addRow(blank);
    }

    /** The state with all that was added. */
    ContainerState finished() {
        for (FieldSink sink : sinks) {
            sink.flush();
        }
        return container;
    }
}
