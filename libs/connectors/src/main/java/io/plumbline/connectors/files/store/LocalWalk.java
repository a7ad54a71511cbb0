package io.plumbline.connectors.files.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * Finds the files of a directory. Links to folders are not followed; a link to a file inside the root counts as that file, one
 * that leads out is kept and marked.
 */
public final class LocalWalk extends SimpleFileVisitor<Path> {

    private final LocalStore store;
    private final boolean recursive;
    private final BooleanSupplier cancelled;
    private final FileSieve sieve;

    private LocalWalk(LocalStore store, boolean recursive, int maxFiles, BooleanSupplier cancelled) {
        this.store = store;
        this.recursive = recursive;
        this.cancelled = cancelled;
        this.sieve = new FileSieve(store.shown(store.start()), maxFiles);
    }

    public static FileListing over(LocalStore store, boolean recursive, int maxFiles, BooleanSupplier cancelled) {
        LocalWalk walk = new LocalWalk(store, recursive, maxFiles, cancelled);
        try {
            Files.walkFileTree(store.start(), walk);
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED,
                    store.shown(store.start()) + ": can't be listed (expected: readable)",
                    e);
        }
        return walk.sieve.listing();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (cancelled.getAsBoolean()) {
            throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
        }
        boolean start = folder.equals(store.start());
        if (!start) {
            sieve.notice(store.relative(folder));
        }
        boolean skip = !start && (!recursive || FileFormat.hidden(String.valueOf(folder.getFileName())));
        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        sieve.notice(store.relative(file));
        Optional<FileFormat> format = sieve.format(String.valueOf(file.getFileName()));
        if (format.isEmpty()) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            visitLink(file, format.get());
        } else if (attributes.isRegularFile()) {
            sieve.add(store.file(store.relative(file), file, format.get(), attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        sieve.denied();
        return FileVisitResult.CONTINUE;
    }

    private void visitLink(Path link, FileFormat format) {
        try {
            Path real = link.toRealPath();
            BasicFileAttributes attributes =
                    Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                sieve.add(store.file(store.relative(link), real, format, attributes));
            }
        } catch (IOException broken) {
            sieve.denied();
        }
    }
}
