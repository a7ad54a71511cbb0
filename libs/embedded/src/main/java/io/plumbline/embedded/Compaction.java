package io.plumbline.embedded;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the store's file near the size of what it holds: in small slices, mostly while nobody writes. */
final class Compaction {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);
    private static final long SMALL_FILE_BYTES = 8L << 20;
    private static final long FAT_FILE_BYTES = 128L << 20;
    private static final int FAT_FACTOR = 3;
    private static final int SPARSE_PERCENT = 40;
    private static final int IDLE_TARGET_PERCENT = 70;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int IDLE_SLICE_MILLIS = 200;
    private static final int BUSY_SLICE_BYTES = 512 << 10;
    private static final long LARGEST_COPY_BYTES = 256L << 20;
    private static final long WARN_EVERY_NANOS = TimeUnit.HOURS.toNanos(1);

    private final MVStore store;
    private long lastWarning = System.nanoTime() - WARN_EVERY_NANOS;

    Compaction(MVStore store) {
        this.store = store;
    }

    /**
     * One slice, if one is due.
     *
     * @param nanosSinceChange how long nobody has written
     * @param exclusively runs a slice while nobody writes
     */
    void slice(long nanosSinceChange, Consumer<Runnable> exclusively) {
        if (fileBytes() < SMALL_FILE_BYTES) {
            return;
        }
        if (nanosSinceChange > IDLE_NANOS) {
            if (livePercent() < IDLE_TARGET_PERCENT) {
                exclusively.accept(this::idleSlice);
            }
        } else if (fileBytes() > FAT_FILE_BYTES && livePercent() * FAT_FACTOR < 100) {
            exclusively.accept(() -> store.compact(IDLE_TARGET_PERCENT, BUSY_SLICE_BYTES));
            warn();
        }
    }

    /** Whether the closed file is worth a copy of what is live in it. */
    boolean isSparse() {
        long live = fileBytes() * livePercent() / 100;
        return fileBytes() >= SMALL_FILE_BYTES && livePercent() < SPARSE_PERCENT && live < LARGEST_COPY_BYTES;
    }

    /**
     * Replaces a file that nobody has open by a copy of what is live in it. The copy takes its place in one step, when it is
     * whole: a kill leaves the old file or the new one.
     */
    static void copyLive(Path file) {
        MVStoreTool.compact(file.toString(), false);
    }

    long fileBytes() {
        return store.getFileStore().size();
    }

    /** How much of the file is data that somebody can still reach. */
    int livePercent() {
        FileStore<?> file = store.getFileStore();
        return file.getFillRate() * file.getChunksFillRate() / 100;
    }

    private void idleSlice() {
        int retention = store.getRetentionTime();
        store.compactFile(IDLE_SLICE_MILLIS);
        // MVStore leaves it at 0.
        store.setRetentionTime(retention);
    }

    private void warn() {
        if (System.nanoTime() - lastWarning >= WARN_EVERY_NANOS) {
            lastWarning = System.nanoTime();
            log.warn(
                    "The embedded store's file has {} MB, of which {} % is live; it shrinks when writes pause for 10 s",
                    fileBytes() >> 20, livePercent());
        }
    }
}
