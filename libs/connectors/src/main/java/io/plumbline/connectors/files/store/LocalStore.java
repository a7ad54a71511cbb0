package io.plumbline.connectors.files.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.Grammar;
import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * A named directory and a place inside it. Every path that is opened goes through here, and its real path (links followed) must
 * lie inside. Messages speak of {@code root:relative/path} only.
 *
 * @param root the real path of the directory
 * @param start the real path of the folder or file in it that the datastore is about
 */
public record LocalStore(String name, Path root, Path start) implements FileStore {

    public static LocalStore open(String name, String path, Map<String, Path> roots) {
        Path configured = roots.get(name);
        if (configured == null) {
            String known = roots.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new SourceException(
                    SourceFailure.ROOT_UNKNOWN,
                    "root: " + name + " (expected: "
                            + (known.isEmpty() ? "a root, but the operator has configured none" : "one of " + known)
                            + ")");
        }
        Path root;
        try {
            root = configured.toRealPath();
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.PATH_NOT_FOUND, "root: " + name + " (expected: a directory that exists)", e);
        }
        LocalStore whole = new LocalStore(name, root, root);
        return new LocalStore(name, root, whole.resolve(path));
    }

    /**
     * The real path of something below the root.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT or PATH_NOT_FOUND
     */
    public Path resolve(String relative) {
        if (!Grammar.RELATIVE_PATH.matches(relative)) {
            throw outside(relative);
        }
        return real(relative);
    }

    /**
     * The real path of a file that a listing found, whose name may have any characters.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT or PATH_NOT_FOUND
     */
    public Path real(String relative) {
        try {
            Path path = root.resolve(relative);
            if (!path.normalize().startsWith(root)) {
                throw outside(relative);
            }
            return requireInside(path.toRealPath(), relative);
        } catch (InvalidPathException e) {
            throw outside(relative);
        } catch (NoSuchFileException e) {
            throw notFound(relative, e);
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED, "path: " + name + ":" + relative + " (expected: readable)", e);
        }
    }

    /** The real path if it lies inside the root. */
    public Path requireInside(Path real, String relative) {
        if (!real.startsWith(root)) {
            throw outside(relative);
        }
        return real;
    }

    /** The path below the root, with {@code /} between folders; the root itself is empty. */
    public String relative(Path inside) {
        return StreamSupport.stream(root.relativize(inside).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** How a message names the path. */
    public String shown(Path inside) {
        return name + ":" + relative(inside);
    }

    @Override
    public String base() {
        return relative(start);
    }

    @Override
    public boolean isFile() {
        return Files.isRegularFile(start);
    }

    @Override
    public String probe() {
        if (!Files.isReadable(start)) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED, shown(start) + ": no right to read (expected: readable)");
        }
        return (isFile() ? "a file" : "a directory") + " under root " + name;
    }

    @Override
    public FileListing list(boolean recursive, int maxFiles, BooleanSupplier cancelled) {
        return LocalWalk.over(this, recursive, maxFiles, cancelled);
    }

    @Override
    public FoundFile find(String relative) {
        Path real = real(relative);
        try {
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            FileFormat format = FileFormat.of(relative).orElse(null);
            if (format == null || !attributes.isRegularFile() || !real.startsWith(start)) {
                throw notFound(relative, null);
            }
            return file(relative, real, format, attributes);
        } catch (IOException e) {
            throw Bytes.failure(this, shown(relative), e);
        }
    }

    public FoundFile file(String relative, Path real, FileFormat format, BasicFileAttributes attributes) {
        boolean outside = !real.startsWith(root);
        return new FoundFile(
                relative,
                "file:" + real,
                format,
                outside ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                outside);
    }

    @Override
    public InputFile open(FoundFile file) throws IOException {
        return new LocalFile(requireInside(root.resolve(file.relative()).toRealPath(), file.relative()));
    }

    @Override
    public String location(String relative) {
        return "file:" + root.resolve(relative);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public Path directory() {
        return root;
    }

    @Override
    public String shownLocation(String location) {
        try {
            Path local = Path.of(
                    location.startsWith("file:")
                            ? URI.create(location.replace(" ", "%20")).getPath()
                            : location);
            return local.startsWith(root) ? shown(local) : name;
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    @Override
    public Optional<SourceException> failure(String shown, Throwable thrown) {
        for (Throwable t : Causes.of(thrown)) {
            if (t instanceof NoSuchFileException) {
                return Optional.of(new SourceException(
                        SourceFailure.CONTAINER_GONE, shown + ": gone (expected: still there)", thrown));
            }
            if (t instanceof AccessDeniedException
                    || t instanceof FileNotFoundException
                            && String.valueOf(t.getMessage()).contains("ermission")) {
                return Optional.of(new SourceException(
                        SourceFailure.PERMISSION_DENIED, shown + ": no right to read it (expected: readable)", thrown));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private SourceException notFound(String relative, @Nullable Exception cause) {
        return new SourceException(
                SourceFailure.PATH_NOT_FOUND, "path: " + name + ":" + relative + " (expected: one that exists)", cause);
    }

    private SourceException outside(String relative) {
        String printable = relative.replaceAll("\\p{Cntrl}", "?");
        return new SourceException(
                SourceFailure.PATH_OUTSIDE_ROOT,
                "path: " + name + ":" + printable + " (expected: " + Grammar.RELATIVE_PATH.explanation() + ")");
    }
}
