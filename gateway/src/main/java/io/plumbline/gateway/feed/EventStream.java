package io.plumbline.gateway.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One client's stream of facts: resumes where he left off, then follows, until he leaves, is too slow, or the service
 * stops. Ids are positions of this stream, so that any of them resumes it.
 */
public final class EventStream {
    private final EventFeed feed;
    private final FeedHistory history;
    private final FeedFilter filter;
    private final Duration heartbeat;
    private final SortedMap<Integer, Long> position = new TreeMap<>();

    /** @param heartbeat how long the stream is silent at most */
    public EventStream(EventFeed feed, FeedHistory history, FeedFilter filter, Duration heartbeat) {
        this.feed = feed;
        this.history = history;
        this.filter = filter;
        this.heartbeat = heartbeat;
    }

    /**
     * Runs until the stream ends. Where it begins is settled before anything is sent: what a client asks for once it has seen the
     * stream begin is as new as that, which the web UI relies on.
     *
     * @param resume where the client left off; empty to begin with what comes next
     * @throws IOException if the client is gone
     */
    public void run(Optional<FeedPosition> resume, Sink sink) throws IOException, InterruptedException {
        EventFeed.Cursor cursor = resume.map(feed::after).orElseGet(feed::now);
        FeedPosition made = cursor.madeAt();
        resume.ifPresentOrElse(
                from -> made.offsets().keySet().forEach(p -> moveTo(p, Math.min(from.of(p), made.of(p)))),
                () -> made.offsets().forEach(this::moveTo));
        sink.open(new FeedPosition(position));
        if (resume.isPresent() && !feed.covers(new FeedPosition(position))) {
            history.read(new FeedPosition(position), made, event -> pass(event, sink));
            made.offsets().forEach(this::moveTo);
        }
        try {
            while (!feed.closed()) {
                List<FeedEvent> events = feed.read(cursor, heartbeat);
                for (FeedEvent event : events) {
                    pass(event, sink);
                }
                if (events.isEmpty()) {
                    sink.heartbeat();
                }
                sink.flush();
            }
        } catch (EventFeed.OvertakenException e) {
            sink.heartbeat();
        }
    }

    private void pass(FeedEvent event, Sink sink) throws IOException {
        if (event.offset() <= position.getOrDefault(event.partition(), -1L)) {
            return;
        }
        moveTo(event.partition(), event.offset());
        if (filter.wants(event)) {
            sink.event(new FeedPosition(position), event);
        }
    }

    private void moveTo(int partition, long offset) {
        if (offset >= 0) {
            position.merge(partition, offset, Math::max);
        }
    }

    /** Where a stream goes. */
    public interface Sink {
        /** The stream begins here. */
        void open(FeedPosition position) throws IOException;

        void event(FeedPosition position, FeedEvent event) throws IOException;

        /** Nothing new, still here. */
        void heartbeat() throws IOException;

        void flush() throws IOException;
    }
}
