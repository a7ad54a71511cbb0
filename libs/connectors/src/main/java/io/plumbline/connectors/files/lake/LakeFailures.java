package io.plumbline.connectors.files.lake;

import java.io.FileNotFoundException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;

import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** What can go wrong with a table's log, as failures of that table. */
final class LakeFailures {

    private LakeFailures() {}

    /** The failure behind what a library threw while it read the log; the store's own are left to be explained by the store. */
    static RuntimeException ofLog(TableFolder folder, Throwable e) {
        Optional<SourceException> known = Causes.common(e);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<FileNotFoundException> missing = Causes.find(e, FileNotFoundException.class);
        if (missing.isPresent() || Causes.find(e, TableNotFoundException.class).isPresent()) {
            return new SourceException(
                    SourceFailure.CONTAINER_GONE,
                    folder.shown() + ": its log, or a file of it, is gone (expected: still there)",
                    e);
        }
        return new LakeLogException(
                folder.shown() + ": its log can't be read" + said(folder, e)
                        + " (expected: the whole log of a table that this version can read)",
                e);
    }

    static void requireWanted(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
        }
    }

    static void requireColumns(TableFolder folder, int columns, int most) {
        if (columns > most) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    folder.shown() + ": " + columns + " columns (expected: at most " + most + ")");
        }
    }

    /** Before one more is added. */
    static void requireFiles(TableFolder folder, int files, int most) {
        if (files >= most) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    folder.shown() + ": more than " + most + " data files (expected: at most that many)");
        }
    }

    /** What the kernel says of a table that it knows to be beyond it is meant for people; anything else isn't passed on. */
    private static String said(TableFolder folder, Throwable e) {
        return Causes.find(e, KernelException.class)
                .map(kernel -> ": " + String.valueOf(kernel.getMessage()).replace(DeltaFileIO.ROOT, folder.shown()))
                .orElse("");
    }
}
