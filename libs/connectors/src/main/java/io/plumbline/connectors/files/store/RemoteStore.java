package io.plumbline.connectors.files.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.hadoop.Mount;

/** The files of a bucket, container or cluster. Asks the store as seldom as it can: a listing takes a request a page. */
public final class RemoteStore implements FileStore {

    private final Mount mount;
    private final String base;
    private @Nullable Boolean file;

    /** @param base the folder or file that the datastore is about; empty for the whole bucket */
    public RemoteStore(Mount mount, String base) {
        this.mount = mount;
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        if (leadsOut(this.base)) {
            throw outside(base);
        }
    }

    @Override
    public String name() {
        return mount.name();
    }

    @Override
    public String base() {
        return base;
    }

    @Override
    public boolean isFile() {
        Boolean known = file;
        if (known == null) {
            try {
                known = !base.isEmpty() && mount.status(base).isFile();
                file = known;
            } catch (IOException | RuntimeException e) {
                throw explained(base, e);
            }
        }
        return known;
    }

    @Override
    public String probe() {
        boolean isFile = isFile();
        try {
            // Something is asked for even if the base is the whole bucket, of which no store says anything.
            boolean some = isFile || mount.entries(base).hasNext();
            if (!some) {
                requireRoot();
            }
            return (isFile ? "a file" : some ? "a folder" : "an empty folder") + " in " + name();
        } catch (IOException | RuntimeException e) {
            throw explained(base, e);
        }
    }

    @Override
    public FileListing list(boolean recursive, int maxFiles, BooleanSupplier cancelled) {
        FileSieve sieve = new FileSieve(shown(base), maxFiles);
        Set<String> seen = new HashSet<>();
        try {
            // Without folders below, the names of these are still wanted: one may say that this is a table.
            RemoteIterator<? extends FileStatus> found = recursive ? mount.list(base) : mount.entries(base);
            while (found.hasNext()) {
                requireWanted(cancelled);
                FileStatus status = found.next();
                String relative = Mount.relative(status);
                sieve.notice(relative);
                // Some stores tell of a file twice, as the folder that it could be as well.
                if (status.isFile() && !hidden(relative) && seen.add(relative)) {
                    sieve.format(relative.substring(relative.lastIndexOf('/') + 1))
                            .ifPresent(format -> sieve.add(file(relative, format, status)));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw explained(base, e);
        }
        requireWanted(cancelled);
        if (seen.isEmpty()) {
            requireRoot();
        }
        return sieve.listing();
    }

    @Override
    public FoundFile find(String relative) {
        if (leadsOut(relative) || !base.isEmpty() && !relative.equals(base) && !relative.startsWith(base + "/")) {
            throw outside(relative);
        }
        FileFormat format = FileFormat.of(relative).orElse(null);
        try {
            FileStatus status = format == null ? null : mount.status(relative);
            if (format == null || status == null || !status.isFile()) {
                throw notFound(relative, null);
            }
            return file(relative, format, status);
        } catch (IOException | RuntimeException e) {
            throw explained(relative, e);
        }
    }

    @Override
    public InputFile open(FoundFile found) {
        return new InputFile() {
            @Override
            public long getLength() {
                return found.bytes();
            }

            @Override
            public SeekableInputStream newStream() throws IOException {
                return HadoopStreams.wrap(mount.open(found.relative()));
            }
        };
    }

    @Override
    public String location(String relative) {
        return mount.path(relative).toString();
    }

    @Override
    public Map<String, String> settings() {
        return mount.options();
    }

    @Override
    public java.nio.file.@Nullable Path directory() {
        return null;
    }

    @Override
    public String shownLocation(String location) {
        return mount.relative(location).map(this::shown).orElse(name());
    }

    @Override
    public Optional<SourceException> failure(String shown, Throwable thrown) {
        return mount.failure(shown, thrown);
    }

    @Override
    public void close() {
        mount.close();
    }

    private FoundFile file(String relative, FileFormat format, FileStatus status) {
        Instant modified = Instant.ofEpochMilli(status.getModificationTime());
        return new FoundFile(relative, location(relative), format, status.getLen(), modified, false);
    }

    private boolean hidden(String relative) {
        String below = base.isEmpty() ? relative : relative.substring(Math.min(relative.length(), base.length() + 1));
        int end = below.lastIndexOf('/');
        return end > 0 && List.of(below.substring(0, end).split("/")).stream().anyMatch(FileFormat::hidden);
    }

    /** Some stores list a bucket that doesn't exist as one that is empty; not all let a reader ask for the bucket itself. */
    private void requireRoot() {
        try {
            mount.status("");
        } catch (FileNotFoundException e) {
            throw notFound("", e);
        } catch (IOException | RuntimeException e) {
            SourceFailure failure = explained("", e).failure();
            if (failure != SourceFailure.PERMISSION_DENIED) {
                throw explained("", e);
            }
        }
    }

    private static boolean leadsOut(String relative) {
        return !relative.isEmpty()
                && List.of(relative.split("/", -1)).stream()
                        .anyMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
    }

    private static void requireWanted(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
        }
    }

    private SourceException explained(String relative, Exception e) {
        SourceException failure = failure(shown(relative), e).orElseGet(() -> Causes.unexpected(e));
        boolean missing = failure.failure() == SourceFailure.CONTAINER_GONE
                && Causes.find(e, FileNotFoundException.class).isPresent();
        return missing ? notFound(relative, e) : failure;
    }

    private SourceException notFound(String relative, @Nullable Exception cause) {
        return new SourceException(
                SourceFailure.PATH_NOT_FOUND, "path: " + shown(relative) + " (expected: one that exists)", cause);
    }

    private SourceException outside(String relative) {
        return new SourceException(
                SourceFailure.PATH_OUTSIDE_ROOT,
                "path: " + shown(relative.replaceAll("\\p{Cntrl}", "?"))
                        + " (expected: a path inside the datastore's, without . or .. steps)");
    }
}
