package io.plumbline.datastore;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.plumbline.datastore.lineage.LineageSink;
import io.plumbline.datastore.lineage.RunStory;

/** All receivers, one after the other: an event that one doesn't take is told to all again. */
final class LineageSinks implements LineageSink, Closeable {

    private final List<LineageSink> sinks;

    LineageSinks(List<LineageSink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void tell(RunStory story) {
        sinks.forEach(sink -> sink.tell(story));
    }

    @Override
    public void close() throws IOException {
        for (LineageSink sink : sinks) {
            if (sink instanceof Closeable closeable) {
                closeable.close();
            }
        }
    }
}
