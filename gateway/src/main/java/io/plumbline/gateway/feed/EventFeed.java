package io.plumbline.gateway.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The newest facts in a ring. Every stream reads from it by a cursor of its own, so that a thousand slow streams cost no
 * more memory than none; one that the ring overtakes is told so and resumes from the history.
 */
public final class EventFeed {
    private static final int BATCH = 64;

    private final @Nullable FeedEvent[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<Integer, Long> seen = new TreeMap<>();
    private final Map<Integer, Long> forgotten = new TreeMap<>();
    private long next;
    private boolean opened;
    private boolean closed;

    /** @param capacity how many facts are kept in memory */
    public EventFeed(int capacity) {
        this.ring = new FeedEvent[capacity];
    }

    /** The topic is followed from here on. What came in before is not in memory. @param last last offset of each partition */
    public void open(Map<Integer, Long> last) {
        locked(() -> {
            last.forEach((partition, offset) -> {
                seen.merge(partition, offset, Math::max);
                forgotten.putIfAbsent(partition, offset);
            });
            opened = true;
            return null;
        });
    }

    /** Whether the topic is followed. */
    public boolean opened() {
        return locked(() -> opened);
    }

    /** Adds the newest fact; wakes the streams. */
    public void append(FeedEvent event) {
        locked(() -> {
            int slot = (int) (next % ring.length);
            FeedEvent overwritten = ring[slot];
            if (overwritten != null) {
                forgotten.merge(overwritten.partition(), overwritten.offset(), Math::max);
            }
            ring[slot] = event;
            next++;
            seen.merge(event.partition(), event.offset(), Math::max);
            grown.signalAll();
            return null;
        });
    }

    /** Notes a record that is no fact, so that positions stay exact. */
    public void skip(int partition, long offset) {
        locked(() -> seen.merge(partition, offset, Math::max));
    }

    /** A cursor behind the newest fact. */
    public Cursor now() {
        return locked(() -> new Cursor(next, FeedPosition.of(seen)));
    }

    /**
     * A cursor at the oldest fact in memory, if memory holds all after that position; otherwise one behind the newest:
     * what lies between is in the history.
     */
    public Cursor after(FeedPosition position) {
        return locked(() -> {
            boolean covered = forgotten.entrySet().stream().allMatch(e -> position.of(e.getKey()) >= e.getValue());
            return new Cursor(covered ? oldest() : next, FeedPosition.of(seen));
        });
    }

    /** Whether memory holds every fact after that position. */
    public boolean covers(FeedPosition position) {
        return locked(() -> forgotten.entrySet().stream().allMatch(e -> position.of(e.getKey()) >= e.getValue()));
    }

    /**
     * The facts at a cursor, and moves it; empty if none came in that time.
     *
     * @throws OvertakenException if facts at the cursor are no longer in memory
     */
    public List<FeedEvent> read(Cursor cursor, Duration patience) throws OvertakenException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            while (cursor.at == next && nanos > 0 && !closed) {
                nanos = grown.awaitNanos(nanos);
            }
            if (cursor.at < oldest()) {
                throw new OvertakenException();
            }
            List<FeedEvent> events = new ArrayList<>();
            while (cursor.at < next && events.size() < BATCH) {
                FeedEvent event = ring[(int) (cursor.at % ring.length)];
                if (event != null) {
                    events.add(event);
                }
                cursor.at++;
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait, for shutdown. */
    public void close() {
        locked(() -> {
            closed = true;
            grown.signalAll();
            return null;
        });
    }

    public boolean closed() {
        return locked(() -> closed);
    }

    private long oldest() {
        return Math.max(0, next - ring.length);
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Where one stream is. Used by one thread. */
    public static final class Cursor {
        private long at;
        private final FeedPosition madeAt;

        private Cursor(long at, FeedPosition madeAt) {
            this.at = at;
            this.madeAt = madeAt;
        }

        /** The feed's position when the cursor was made. */
        public FeedPosition madeAt() {
            return madeAt;
        }
    }

    /** The stream was too slow. */
    public static final class OvertakenException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
