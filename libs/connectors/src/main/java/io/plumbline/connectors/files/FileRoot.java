package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.plumbline.connector.spec.Grammar;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * A named directory and a place inside it. Every path that is opened goes through here, and its real path (links followed) must
 * lie inside. Messages speak of {@code root:relative/path} only.
 *
 * @param root the real path of the directory
 * @param base the real path of the folder or file in it that the datastore is about
 */
record FileRoot(String name, Path root, Path base) {

    static FileRoot open(String name, String path, Map<String, Path> roots) {
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
        FileRoot whole = new FileRoot(name, root, root);
        return new FileRoot(name, root, whole.resolve(path));
    }

    /**
     * The real path of something below the root.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT or PATH_NOT_FOUND
     */
    Path resolve(String relative) {
        if (!Grammar.RELATIVE_PATH.matches(relative)) {
            throw outside(relative);
        }
        return found(relative);
    }

    /**
     * The real path of a file that a listing found, whose name may have any characters.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT or PATH_NOT_FOUND
     */
    Path found(String relative) {
        try {
            Path path = root.resolve(relative);
            if (!path.normalize().startsWith(root)) {
                throw outside(relative);
            }
            return requireInside(path.toRealPath(), relative);
        } catch (InvalidPathException e) {
            throw outside(relative);
        } catch (NoSuchFileException e) {
            throw new SourceException(
                    SourceFailure.PATH_NOT_FOUND, "path: " + name + ":" + relative + " (expected: one that exists)", e);
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED, "path: " + name + ":" + relative + " (expected: readable)", e);
        }
    }

    /** The real path if it lies inside the root. */
    Path requireInside(Path real, String relative) {
        if (!real.startsWith(root)) {
            throw outside(relative);
        }
        return real;
    }

    /** The path below the root, with {@code /} between folders; the root itself is empty. */
    String relative(Path inside) {
        return StreamSupport.stream(root.relativize(inside).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** How a message names the path. */
    String shown(Path inside) {
        return name + ":" + relative(inside);
    }

    boolean isFile() {
        return Files.isRegularFile(base);
    }

    private SourceException outside(String relative) {
        String printable = relative.replaceAll("\\p{Cntrl}", "?");
        return new SourceException(
                SourceFailure.PATH_OUTSIDE_ROOT,
                "path: " + name + ":" + printable + " (expected: " + Grammar.RELATIVE_PATH.explanation() + ")");
    }
}
