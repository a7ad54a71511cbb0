package io.plumbline.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import de.bwaldvogel.mongo.exception.MongoServerError;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs writes beside each other and lets one thread commit them together. No commit falls into the middle of a write, so an
 * index and its data are always of the same moment. A write returns when the commit that contains it is done, a read when
 * everything that it may have seen is: nobody is ever shown what a kill could undo.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int WRITE_CONCERN_FAILED = 64;

    private final MVStore store;
    private final Durability durability;
    private final CommitPolicy policy;
    /** Shared by the writes, exclusive to commit and compaction. Fair, so that writes can't starve the commit. */
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock(true);

    private final Thread committer;
    private volatile Batch open = new Batch();
    private volatile @Nullable Batch committing;
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException failure;

    /** One commit and those who wait for it. */
    private static final class Batch {
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        private volatile boolean used;
    }

    /** @param compaction gets its turn about once a second, on the committing thread */
    GroupCommit(MVStore store, Durability durability, CommitPolicy policy, Compaction compaction) {
        this.store = store;
        this.durability = durability;
        this.policy = policy;
        committer = new Thread(() -> run(compaction), "embedded-store-commit");
        committer.setDaemon(true);
        committer.start();
    }

    /** Neither returns nor throws before the work's changes are committed. */
    <T> T write(Supplier<T> work) {
        Batch batch = null;
        try {
            writing.readLock().lock();
            try {
                refuseAfterFailure();
                batch = open;
                batch.used = true;
                return work.get();
            } finally {
                writing.readLock().unlock();
            }
        } finally {
            if (batch != null) {
                LockSupport.unpark(committer);
                await(batch);
            }
        }
    }

    /** Does not return before everything that the work may have seen is committed. */
    <T> T read(Supplier<T> work) {
        refuseAfterFailure();
        T seen = work.get();
        // In this order: the committer announces a batch as committing before it opens the next one.
        Batch newest = open;
        Batch older = committing;
        if (newest.used) {
            await(newest);
        } else if (older != null) {
            await(older);
        }
        return seen;
    }

    /** Runs alone: no write and no commit at the same time. */
    void exclusively(Runnable work) {
        writing.writeLock().lock();
        try {
            work.run();
        } finally {
            writing.writeLock().unlock();
        }
    }

    /** Why the store stopped taking commands; null while it works. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Commits what is left and ends the committing thread. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(committer);
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Compaction compaction) {
        long lastChange = System.nanoTime();
        long lastTick = lastChange;
        while (!stopping) {
            waitForWork();
            if (open.used && commit()) {
                lastChange = System.nanoTime();
            }
            if (System.nanoTime() - lastTick >= TICK_NANOS && failure == null && !stopping) {
                compact(compaction, System.nanoTime() - lastChange);
                lastTick = System.nanoTime();
            }
        }
        // A write that was let in before the stop is behind this lock; one that comes later is refused.
        exclusively(() -> {});
        if (open.used) {
            commit();
        }
    }

    private void waitForWork() {
        long end = System.nanoTime() + TICK_NANOS;
        while (!stopping && (policy == CommitPolicy.ACKNOWLEDGE_FIRST || !open.used)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    /** Whether anything had changed. */
    private boolean commit() {
        Batch batch = open;
        boolean changed = false;
        try {
            writing.writeLock().lock();
            try {
                batch = open;
                committing = batch;
                open = new Batch();
                changed = store.hasUnsavedChanges();
                if (changed) {
                    store.commit();
                }
            } finally {
                writing.writeLock().unlock();
            }
            if (changed && durability == Durability.FSYNC) {
                store.sync();
            }
            batch.done.complete(null);
        } catch (RuntimeException | Error e) {
            if (failure == null) {
                log.error("The embedded store can't write its file and refuses every command from now on", e);
            }
            failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            batch.done.completeExceptionally(e);
        }
        committing = null;
        return changed;
    }

    private void compact(Compaction compaction, long nanosSinceChange) {
        try {
            compaction.slice(nanosSinceChange, this::exclusively);
        } catch (RuntimeException e) {
            log.warn("The embedded store's file could not be compacted; it is tried again", e);
        }
    }

    private void await(Batch batch) {
        if (policy == CommitPolicy.ACKNOWLEDGE_FIRST || !batch.used) {
            return;
        }
        try {
            batch.done.join();
        } catch (CompletionException e) {
            throw refusal("the write may or may not have been stored");
        }
    }

    private void refuseAfterFailure() {
        if (failure != null) {
            throw refusal("the store stopped after a failed write to its file");
        }
        if (stopping) {
            throw refusal("the store is stopping");
        }
    }

    private static MongoServerError refusal(String why) {
        return new MongoServerError(WRITE_CONCERN_FAILED, "WriteConcernFailed", why);
    }
}
