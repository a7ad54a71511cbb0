package io.plumbline.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** One server's directory, locked against every other opener until it is closed. A new one is readable by its owner only. */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK_FILE = "plumbline.lock";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws EmbeddedServerException if it is no directory, can't be written, or is in use */
    static DataDirectory open(String what, Path path) {
        create(what, path);
        FileChannel channel;
        try {
            channel = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(what, path, e);
        }
        if (!locked(what, path, channel)) {
            closeQuietly(channel);
            throw new EmbeddedServerException(
                    what + " directory: " + path + " is in use by another process (expected: one opener at a time)");
        }
        return new DataDirectory(path, channel);
    }

    Path path() {
        return path;
    }

    /** The one line that an earlier run remembered under this name. */
    Optional<String> recall(String name) {
        try {
            String line =
                    Files.readString(path.resolve(name), StandardCharsets.UTF_8).strip();
            return line.isEmpty() ? Optional.empty() : Optional.of(line);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Replaces the file as a whole, so that a kill leaves the old line or the new one. */
    void remember(String name, String line) {
        Path target = path.resolve(name);
        Path draft = path.resolve(name + ".new");
        try {
            Files.writeString(draft, line + "\n", StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable("data", path, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void create(String what, Path path) {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectories(
                            path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(path);
                }
            }
        } catch (IOException e) {
            throw unusable(what, path, e);
        }
        if (!Files.isDirectory(path)) {
            throw new EmbeddedServerException(what + " directory: " + path + " is a file (expected: a directory)");
        }
    }

    private static boolean locked(String what, Path path, FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            closeQuietly(channel);
            throw unusable(what, path, e);
        }
    }

    private static EmbeddedServerException unusable(String what, Path path, IOException e) {
        return new EmbeddedServerException(
                what + " directory: " + path + " can't be written (expected: a directory that this user may write): "
                        + e.getClass().getSimpleName(),
                e);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock goes with the process.
        }
    }
}
