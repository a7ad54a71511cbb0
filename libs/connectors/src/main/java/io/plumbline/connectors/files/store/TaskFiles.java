package io.plumbline.connectors.files.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.InputFile;

/** Opens locations within one task. Connections to a store are the task's own and end with it. */
public final class TaskFiles implements Closeable {

    private static final String LOCAL = "file:";

    private final Map<String, String> settings;
    private final Map<String, FileSystem> systems = new HashMap<>();

    /** @param settings those of the store */
    public TaskFiles(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The bytes from that position on. */
    public InputStream open(String location, long from) throws IOException {
        if (location.startsWith(LOCAL)) {
            var stream = new LocalFile(local(location)).newStream();
            stream.seek(from);
            return stream;
        }
        Path path = new Path(location);
        FSDataInputStream stream = system(path).open(path);
        stream.seek(from);
        return stream;
    }

    /** The file on this machine: itself, or a copy that the caller removes. */
    public LocalCopy copy(String location) throws IOException {
        if (location.startsWith(LOCAL)) {
            return new LocalCopy(local(location), false);
        }
        try (InputStream in = open(location, 0)) {
            return LocalCopy.of(in);
        }
    }

    @Override
    public void close() throws IOException {
        for (FileSystem system : systems.values()) {
            system.close();
        }
    }

    private FileSystem system(Path path) throws IOException {
        String key = path.toUri().getScheme() + "://" + path.toUri().getAuthority();
        FileSystem system = systems.get(key);
        if (system == null) {
            Configuration configuration = new Configuration();
            settings.forEach(configuration::set);
            system = FileSystem.newInstance(path.toUri(), configuration);
            systems.put(key, system);
        }
        return system;
    }

    private static java.nio.file.Path local(String location) {
        return java.nio.file.Path.of(location.substring(LOCAL.length()));
    }

    /**
     * A file that can be read at any place.
     *
     * @param temporary whether it is a copy, to be removed when it is closed
     */
    public record LocalCopy(java.nio.file.Path path, boolean temporary) implements Closeable {

        private static final long MOST_BYTES = 2L << 30;

        /** A copy of what a store has; that of a local store is used as it is. */
        public static LocalCopy of(InputFile file) throws IOException {
            if (file instanceof LocalFile local) {
                return new LocalCopy(local.path(), false);
            }
            try (InputStream in = file.newStream()) {
                return of(in);
            }
        }

        static LocalCopy of(InputStream in) throws IOException {
            java.nio.file.Path copy = Files.createTempFile("plumbline-", ".book");
            try (var out = Files.newOutputStream(copy)) {
                byte[] buffer = new byte[1 << 16];
                long bytes = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                    if (bytes > MOST_BYTES) {
                        throw new IOException("more than " + MOST_BYTES + " bytes (expected: fewer)");
                    }
                    out.write(buffer, 0, read);
                }
                return new LocalCopy(copy, true);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(copy);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(path);
            }
        }
    }
}
