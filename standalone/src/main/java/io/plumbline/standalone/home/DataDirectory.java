package io.plumbline.standalone.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

import io.plumbline.standalone.StartException;

/**
 * Everything that the embedded default keeps: broker log, metadata, keys, logs. Only its owner may enter, and only one
 * process at a time holds it.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory if it isn't there, and locks it.
     *
     * @throws StartException if it can't be written or another process holds it
     */
    public static DataDirectory open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            makePrivate(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartException("data directory " + root
                        + " is in use by another Plumbline (expected: one at a time; stop it, or choose another with"
                        + " --data-dir)");
            }
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new StartException(
                    "data directory " + root
                            + " can't be written (expected: a directory that this user may write; choose"
                            + " another with --data-dir)",
                    e);
        }
    }

    public Path root() {
        return root;
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path store() {
        return root.resolve("store");
    }

    public Path logFile() {
        return root.resolve("logs").resolve("plumbline.log");
    }

    /** A private subdirectory of this name, made if it isn't there. */
    public Path privateDirectory(String name) {
        Path directory = root.resolve(name);
        try {
            makePrivate(directory);
        } catch (IOException e) {
            throw new StartException("directory " + directory + " can't be written", e);
        }
        return directory;
    }

    /** Lets another process have the directory. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StartException("lock of " + root + " could not be released", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
