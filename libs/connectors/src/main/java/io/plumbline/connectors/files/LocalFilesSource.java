package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.SparkSession;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.ListingListener;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.NamePatterns;
import io.plumbline.connectors.Probe;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourceListing;

/** The files of one datastore. Nothing is held open between calls. */
final class LocalFilesSource implements Source {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.GROUPS_FILES);

    private final FileRoot root;
    private final FileOptions options;
    private final SourceLimits limits;
    private final FileGroups groups;
    private volatile boolean cancelled;

    LocalFilesSource(FileRoot root, FileOptions options, SourceLimits limits) {
        this.root = root;
        this.options = options;
        this.limits = limits;
        this.groups = new FileGroups(new Inspector(root, options, limits));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Probe probe() {
        long start = System.nanoTime();
        requireReadable();
        return Probe.of(
                (root.isFile() ? "a file" : "a directory") + " under root " + root.name(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private void requireReadable() {
        if (!Files.isReadable(root.base())) {
            throw new SourceException(
                    SourceFailure.PERMISSION_DENIED,
                    root.shown(root.base()) + ": no right to read (expected: readable)");
        }
    }

    @Override
    public SourceListing list(ListingOptions wanted, ListingListener listener) {
        requireReadable();
        FileWalk walk = FileWalk.over(
                root, root.base(), options.recursive(), limits.maxFiles(), () -> cancelled || listener.cancelled());
        if (root.isFile() && walk.found().isEmpty()) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    root.shown(root.base())
                            + ": a format that is not read (expected: CSV, TSV, PSV, TXT, JSON, Parquet)");
        }
        NamePatterns asked = NamePatterns.of(wanted);
        long done = 0;
        int containers = 0;
        int unreadable = 0;
        for (Map.Entry<String, List<FoundFile>> candidate : FileGroups.candidates(
                        walk.found(), options.groupFiles(), this::name)
                .entrySet()) {
            if (cancelled || listener.cancelled()) {
                throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
            }
            List<FoundFile> files = candidate.getValue().stream()
                    .filter(f -> accepted(asked, candidate.getKey(), name(f)))
                    .toList();
            for (FileContainer container : groups.containers(candidate.getKey(), files, this::name)) {
                containers++;
                unreadable += container.failure() == null ? 0 : 1;
                listener.found(container.described());
            }
            done += candidate.getValue().size();
            listener.progressed(done, (long) walk.found().size());
        }
        return new SourceListing(containers, unreadable, walk.warnings());
    }

    @Override
    public ReadPlan plan(ContainerRef container, ReadOptions wanted) {
        Located located = located(container);
        return FileReading.plan(located.container(), wanted);
    }

    @Override
    public ReadResult read(SparkSession spark, ContainerRef container, ReadOptions wanted) {
        Located located = located(container);
        try {
            return new FileReading(root, options, limits, located.container(), located.skipped()).read(spark, wanted);
        } catch (Exception e) { // Spark throws checked exceptions that it does not declare
            throw explain(e);
        }
    }

    @Override
    public SourceException explain(Throwable thrown) {
        return FileFailures.explain(thrown, root);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private boolean accepted(NamePatterns asked, String pattern, String name) {
        return (options.patterns().accept(name) || options.patterns().accept(pattern))
                && (asked.accept(name) || asked.accept(pattern));
    }

    /** The name of a file within the datastore: below its base, or the file's own if the base is a file. */
    private String name(FoundFile file) {
        if (root.isFile()) {
            return file.fileName();
        }
        String base = root.relative(root.base());
        return base.isEmpty() ? file.relative() : file.relative().substring(base.length() + 1);
    }

    /** The container, and what of it is left out of the read. */
    private record Located(FileContainer container, List<ReadWarning> skipped) {}

    private Located located(ContainerRef ref) {
        String path = ref.need("path");
        Located found = ref.need("kind").equals(ContainerKind.FILE_PATTERN.name())
                ? pattern(ref, path)
                : new Located(groups.inspected(file(ref, path), path, true), List.of());
        SourceException failure = found.container().failure();
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    private FoundFile file(ContainerRef ref, String path) {
        String base = root.relative(root.base());
        String relative = root.isFile() || path.isEmpty() ? base : base.isEmpty() ? path : base + "/" + path;
        try {
            Path real = root.found(relative);
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            FileFormat format = FileFormat.of(path).orElse(null);
            if (format == null || !attributes.isRegularFile() || !real.startsWith(root.base())) {
                throw gone(ref);
            }
            return new FoundFile(
                    real,
                    real,
                    relative,
                    format,
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    false);
        } catch (SourceException e) {
            throw e.failure() == SourceFailure.PATH_NOT_FOUND ? gone(ref) : e;
        } catch (IOException e) {
            throw Bytes.failure(root.name() + ":" + relative, e);
        }
    }

    private Located pattern(ContainerRef ref, String pattern) {
        FileWalk walk = FileWalk.over(root, root.base(), options.recursive(), limits.maxFiles(), () -> cancelled);
        List<FoundFile> files = walk.found().stream()
                .filter(f -> FileGroups.pattern(name(f)).equals(pattern))
                .filter(f ->
                        options.patterns().accept(name(f)) || options.patterns().accept(pattern))
                .toList();
        List<FileContainer> containers = groups.containers(pattern, files, this::name);
        FileContainer whole = containers.stream()
                .filter(c -> c.kind() == ContainerKind.FILE_PATTERN)
                .findFirst()
                .orElseThrow(() -> gone(ref));
        List<ReadWarning> skipped = new ArrayList<>();
        for (FileContainer container : containers) {
            SourceException failure = container.failure();
            if (failure != null) {
                skipped.add(new ReadWarning("FILE_SKIPPED", null, 1, failure.reason()));
            }
        }
        return new Located(whole, skipped);
    }

    private SourceException gone(ContainerRef ref) {
        return new SourceException(
                SourceFailure.CONTAINER_GONE,
                root.name() + ":" + ref.name() + " (expected: still there, with the columns that were catalogued)");
    }
}
