package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.store.FoundFile;

/** Looks into many files at once, since most of the time of a look is waiting for the store. */
final class Looks {

    private static final int AT_ONCE = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Looks() {}

    /** What a look into one file finds. */
    interface Look {
        /** @param number of the file, from 0 */
        List<FileContainer> into(FoundFile file, int number);
    }

    /**
     * What all looks find, in the order of the files. The threads end with the call.
     *
     * @param cancelled asked by the calling thread
     */
    static List<FileContainer> inOrder(List<FoundFile> files, Look look, BooleanSupplier cancelled) {
        List<FileContainer> found = new ArrayList<>();
        if (files.size() == 1) {
            found.addAll(look.into(files.get(0), 0));
            return found;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, files.size())), task -> {
            Thread thread = new Thread(task, "plumbline-look-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<List<FileContainer>>> looks = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                FoundFile file = files.get(i);
                int number = i;
                looks.add(threads.submit(() -> look.into(file, number)));
            }
            for (Future<List<FileContainer>> done : looks) {
                if (cancelled.getAsBoolean()) {
                    throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
                }
                found.addAll(done.get());
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(SourceFailure.CANCELLED, "the listing was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a look into a file failed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
