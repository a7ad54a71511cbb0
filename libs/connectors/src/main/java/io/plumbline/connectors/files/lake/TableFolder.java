package io.plumbline.connectors.files.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The folder of one table, read only, for this process and for executors that it is sent to. Paths are below the folder, with {@code /}
 * between steps; one that leads out is refused before anything is opened, on this machine also one whose links do.
 */
public final class TableFolder implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LOCAL = "file:";

    private final String shown;
    private final String location;
    private final HashMap<String, String> settings;
    private final @Nullable String root;
    private transient @Nullable FileSystem system;

    /**
     * @param shown how messages call the folder
     * @param location what Hadoop's {@code Path} takes for it
     * @param settings under which Hadoop reads the location; secrets among them
     * @param root on this machine, the real path of the directory that everything must lie in; null elsewhere
     */
    public TableFolder(String shown, String location, Map<String, String> settings, java.nio.file.@Nullable Path root) {
        this.shown = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
        this.location = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
        this.settings = new HashMap<>(settings);
        this.root = root == null ? null : root.toString();
    }

    /**
     * A file or folder in a folder.
     *
     * @param modified in milliseconds since 1970, UTC
     */
    public record Entry(String name, long bytes, long modified) {}

    /** How messages call the table. */
    public String shown() {
        return shown;
    }

    /** How messages call something in it. */
    public String shown(String relative) {
        return shown.endsWith(":") ? shown + relative : shown + "/" + relative;
    }

    /** The options under which {@link #location} is read; secrets among them. */
    Map<String, String> settings() {
        return settings;
    }

    /**
     * What Hadoop's {@code Path} takes for a file in the table, links followed.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT if it leads out, CONTAINER_GONE if it isn't there (told on this machine only)
     */
    String location(String relative) {
        return root == null ? location + "/" + inside(relative) : LOCAL + real(relative);
    }

    /**
     * A file in the table.
     *
     * @param bytes its length; negative to ask for it
     * @throws SourceException PATH_OUTSIDE_ROOT or CONTAINER_GONE
     */
    InputFile open(String relative, long bytes) throws IOException {
        if (root != null) {
            return new LocalTableFile(real(relative));
        }
        Path path = new Path(location + "/" + inside(relative));
        long length = bytes < 0 ? status(path, relative).getLen() : bytes;
        return new InputFile() {
            @Override
            public long getLength() {
                return length;
            }

            @Override
            public SeekableInputStream newStream() throws IOException {
                return HadoopStreams.wrap(system().open(path));
            }
        };
    }

    /**
     * What lies in a folder of the table, by name; folders below are left out.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT, or TOO_LARGE if there are more than {@code most}
     * @throws FileNotFoundException if there is no such folder
     */
    List<Entry> files(String folder, int most) throws IOException {
        List<Entry> found = new ArrayList<>();
        if (root != null) {
            try (var files = Files.newDirectoryStream(existing(folder))) {
                for (java.nio.file.Path file : files) {
                    BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
                    if (!about.isDirectory()) {
                        add(found, entry(file, about), folder, most);
                    }
                }
            }
        } else {
            RemoteIterator<FileStatus> files = system().listStatusIterator(new Path(location + "/" + inside(folder)));
            while (files.hasNext()) {
                FileStatus file = files.next();
                if (file.isFile()) {
                    Entry entry = new Entry(file.getPath().getName(), file.getLen(), file.getModificationTime());
                    add(found, entry, folder, most);
                }
            }
        }
        found.sort(Comparator.comparing(Entry::name));
        return found;
    }

    /** What a log names that is not in the table. */
    SourceException outside(String named) {
        String printable = named.replaceAll("\\p{Cntrl}", "?");
        String last = printable.substring(printable.lastIndexOf('/') + 1);
        return new SourceException(
                SourceFailure.PATH_OUTSIDE_ROOT,
                shown + ": its log names a file …/" + last + " that lies elsewhere (expected: files in the table's own"
                        + " folder)");
    }

    @Override
    public String toString() {
        return "TableFolder[" + shown + "]";
    }

    private static Entry entry(java.nio.file.Path file, BasicFileAttributes about) {
        return new Entry(
                String.valueOf(file.getFileName()),
                about.size(),
                about.lastModifiedTime().toMillis());
    }

    private void add(List<Entry> found, Entry entry, String folder, int most) {
        if (found.size() >= most) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown(folder) + ": more than " + most + " files (expected: at most that many)");
        }
        found.add(entry);
    }

    private String inside(String relative) {
        for (String step : relative.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..") || step.indexOf('\0') >= 0) {
                throw outside(relative);
            }
        }
        return relative;
    }

    private java.nio.file.Path existing(String relative) throws IOException {
        String inside = inside(relative);
        try {
            java.nio.file.Path real = java.nio.file.Path.of(location.substring(LOCAL.length()), inside)
                    .toRealPath();
            if (!real.startsWith(String.valueOf(root))) {
                throw outside(relative);
            }
            return real;
        } catch (InvalidPathException e) {
            throw outside(relative);
        } catch (NoSuchFileException e) {
            throw (IOException) new FileNotFoundException(relative).initCause(e);
        }
    }

    private java.nio.file.Path real(String relative) {
        try {
            return existing(relative);
        } catch (FileNotFoundException e) {
            throw gone(relative, e);
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED, shown(relative) + ": no right to read it (expected: readable)", e);
        }
    }

    private FileStatus status(Path path, String relative) throws IOException {
        try {
            return system().getFileStatus(path);
        } catch (FileNotFoundException e) {
            throw gone(relative, e);
        }
    }

    /** What a log names that is not there. */
    SourceException gone(String relative, Exception cause) {
        return new SourceException(
                SourceFailure.CONTAINER_GONE,
                shown(relative) + ": named by the table's log, but gone (expected: still there)",
                cause);
    }

    private synchronized FileSystem system() throws IOException {
        FileSystem known = system;
        if (known == null) {
            Configuration configuration = new Configuration(false);
            settings.forEach(configuration::set);
            known = new Path(location).getFileSystem(configuration);
            system = known;
        }
        return known;
    }
}
