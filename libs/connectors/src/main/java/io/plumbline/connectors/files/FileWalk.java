package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * Finds the files of a datastore, sorted by path. Links to folders are not followed; a link to a file inside the root counts as
 * that file, one that leads out is kept and marked.
 */
final class FileWalk extends SimpleFileVisitor<Path> {

    private final FileRoot root;
    private final boolean recursive;
    private final int maxFiles;
    private final BooleanSupplier cancelled;
    private final List<FoundFile> found = new ArrayList<>();
    private int otherFormats;
    private int denied;

    private FileWalk(FileRoot root, boolean recursive, int maxFiles, BooleanSupplier cancelled) {
        this.root = root;
        this.recursive = recursive;
        this.maxFiles = maxFiles;
        this.cancelled = cancelled;
    }

    static FileWalk over(FileRoot root, Path start, boolean recursive, int maxFiles, BooleanSupplier cancelled) {
        FileWalk walk = new FileWalk(root, recursive, maxFiles, cancelled);
        try {
            Files.walkFileTree(start, walk);
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED, root.shown(start) + ": can't be listed (expected: readable)", e);
        }
        walk.found.sort(Comparator.comparing(FoundFile::relative));
        return walk;
    }

    List<FoundFile> found() {
        return found;
    }

    /** What was left out, in words. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (otherFormats > 0) {
            warnings.add(otherFormats + " files left out: not CSV, TSV, PSV, TXT, JSON or Parquet by their names");
        }
        if (denied > 0) {
            warnings.add(denied + " files or folders left out: no right to read them");
        }
        return warnings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (cancelled.getAsBoolean()) {
            throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
        }
        boolean start = folder.equals(root.base());
        boolean skip = !start && (!recursive || FileFormat.hidden(String.valueOf(folder.getFileName())));
        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        if (FileFormat.hidden(name)) {
            return FileVisitResult.CONTINUE;
        }
        Optional<FileFormat> format = FileFormat.of(name);
        if (format.isEmpty()) {
            otherFormats++;
            return FileVisitResult.CONTINUE;
        }
        if (found.size() >= maxFiles) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    root.shown(root.base()) + ": more than " + maxFiles + " files (expected: at most that many)");
        }
        if (attributes.isSymbolicLink()) {
            visitLink(file, format.get());
        } else if (attributes.isRegularFile()) {
            found.add(file(file, file, format.get(), attributes, false));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        denied++;
        return FileVisitResult.CONTINUE;
    }

    private void visitLink(Path link, FileFormat format) {
        try {
            Path real = link.toRealPath();
            BasicFileAttributes attributes =
                    Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                found.add(file(link, real, format, attributes, !real.startsWith(root.root())));
            }
        } catch (IOException broken) {
            denied++;
        }
    }

    private FoundFile file(Path path, Path real, FileFormat format, BasicFileAttributes attributes, boolean outside) {
        return new FoundFile(
                path,
                real,
                root.relative(path),
                format,
                outside ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                outside);
    }
}
