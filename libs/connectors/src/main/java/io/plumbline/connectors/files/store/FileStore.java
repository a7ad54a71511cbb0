package io.plumbline.connectors.files.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;

/**
 * Where the files of one datastore lie: a directory, a bucket, a cluster. Files are named by their path below the store's root,
 * with {@code /} between folders; messages say {@code name:path} and nothing else. Read only.
 *
 * <p>Whatever reads through Hadoop (Spark, ORC, a lake table) takes {@link #location} with {@link #settings} as options; the settings
 * hold what is secret of this datastore and are good only until {@link #close}.
 */
public interface FileStore extends AutoCloseable {

    /** How messages call the root. */
    String name();

    /** The folder or file below the root that the datastore is about; empty for the root itself. */
    String base();

    /** True if the base is a file. */
    boolean isFile();

    /**
     * Reaches the base, without listing it.
     *
     * @return one line that says what answered
     */
    String probe();

    /**
     * All files below the base that are of a known format, sorted by path.
     *
     * @param recursive whether folders below the base are entered
     * @throws SourceException TOO_LARGE if there are more than {@code maxFiles}, CANCELLED, or why the store can't be listed
     */
    FileListing list(boolean recursive, int maxFiles, BooleanSupplier cancelled);

    /**
     * One file of a known format below the base.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT or PATH_NOT_FOUND
     */
    FoundFile find(String relative);

    /** The bytes of a file, to be read from any position; checked again to lie in this store. */
    InputFile open(FoundFile file) throws IOException;

    /** What Hadoop's {@code Path} takes for a folder or file below the root. */
    String location(String relative);

    /** Options under which Hadoop and Spark read locations of this store; secrets among them. */
    Map<String, String> settings();

    /** On this machine, the real path of the directory that everything opened must lie in; null elsewhere. */
    @Nullable
    Path directory();

    /** How a message calls what Spark calls by that path; the store's name if it lies elsewhere. */
    String shownLocation(String location);

    /** The failure behind what the store threw. Empty if it isn't the store's but the file's. */
    Optional<SourceException> failure(String shown, Throwable thrown);

    @Override
    void close();

    /** How messages call a path below the root. */
    default String shown(String relative) {
        return name() + ":" + relative;
    }

    /** A path below the base as one below the root. */
    default String below(String path) {
        return isFile() || path.isEmpty() ? base() : base().isEmpty() ? path : base() + "/" + path;
    }

    /** A path below the root as one below the base; the file's own name if the base is a file. */
    default String belowBase(FoundFile file) {
        if (isFile()) {
            return file.fileName();
        }
        return base().isEmpty() ? file.relative() : file.relative().substring(base().length() + 1);
    }
}
