package io.plumbline.benchmarks.profile;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The largest heap that was in use right after a full collection while some work ran: what the work really holds, without what
 * is only waiting to be collected. The collections make the work slower, so that no time of it says anything.
 */
final class LiveHeap {
    private static final long PAUSE_MILLIS = 150;

    private LiveHeap() {}

    /** Runs the work and puts {@code live=BYTES samples=COUNT} before its answer. */
    static String during(Supplier<String> work) {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong peak = new AtomicLong();
        AtomicInteger samples = new AtomicInteger();
        Thread sampler = new Thread(
                () -> {
                    while (!over.get()) {
                        System.gc();
                        long used = leftByTheLastCollection();
                        peak.accumulateAndGet(used, Math::max);
                        samples.incrementAndGet();
                        pause();
                    }
                },
                "live-heap");
        sampler.setDaemon(true);
        sampler.start();
        try {
            String note = work.get();
            return "live=" + peak.get() + " samples=" + samples.get() + " " + note;
        } finally {
            over.set(true);
        }
    }

    /** Not what is used now: the work goes on while this thread may have to wait for a processor. */
    private static long leftByTheLastCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The bytes in an answer of {@link #during}. */
    static long bytes(String note) {
        return Long.parseLong(note.substring("live=".length(), note.indexOf(' ')));
    }
}
