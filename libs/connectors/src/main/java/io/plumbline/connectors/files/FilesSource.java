package io.plumbline.connectors.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.apache.spark.sql.SparkSession;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FilePreview;
import io.plumbline.connectors.ListingListener;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.MatchesFiles;
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

/** The files of one datastore, wherever they lie. */
final class FilesSource implements Source, MatchesFiles {

    private static final String GLOB = "glob";

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.GROUPS_FILES);

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;
    private final FileGroups groups;
    private final LakeTables lakes;
    private volatile boolean cancelled;

    FilesSource(FileStore store, FileOptions options, SourceLimits limits) {
        this.store = store;
        this.options = options;
        this.limits = limits;
        this.groups = new FileGroups(new Inspector(store, options, limits));
        this.lakes = new LakeTables(store, limits);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Probe probe() {
        long start = System.nanoTime();
        return Probe.of(store.probe(), Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public SourceListing list(ListingOptions wanted, ListingListener listener) {
        store.probe();
        FileListing found = store.list(options.recursive(), limits.maxFiles(), () -> cancelled || listener.cancelled());
        if (store.isFile() && found.files().isEmpty()) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    store.shown(store.base()) + ": a format that is not read (expected: " + FileFormat.NAMES + ")");
        }
        NamePatterns asked = NamePatterns.of(wanted);
        long done = 0;
        int containers = 0;
        int unreadable = 0;
        for (Map.Entry<String, List<FoundFile>> candidate : FileGroups.candidates(
                        found.files(), options.groupFiles(), store::belowBase)
                .entrySet()) {
            if (cancelled || listener.cancelled()) {
                throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
            }
            List<FoundFile> files = candidate.getValue().stream()
                    .filter(f -> accepted(asked, candidate.getKey(), store.belowBase(f)))
                    .toList();
            for (FileContainer container : groups.containers(
                    candidate.getKey(), files, store::belowBase, () -> cancelled || listener.cancelled())) {
                containers++;
                unreadable += container.failure() == null ? 0 : 1;
                listener.found(container.described());
            }
            done += candidate.getValue().size();
            listener.progressed(done, (long) found.files().size());
        }
        for (LakeTable lake : found.lakes()) {
            if (accepted(asked, lakes.name(lake), lakes.name(lake))) {
                ContainerDescription described = lakes.described(lake, () -> cancelled || listener.cancelled());
                containers++;
                unreadable += described.problem() == null ? 0 : 1;
                listener.found(described);
            }
        }
        return new SourceListing(containers, unreadable, found.warnings());
    }

    @Override
    public ReadPlan plan(ContainerRef container, ReadOptions wanted) {
        if (LakeTables.is(container)) {
            return lakes.plan(container, wanted, () -> cancelled);
        }
        Located located = located(container);
        return FileReading.plan(located.container(), wanted);
    }

    @Override
    public ReadResult read(SparkSession spark, ContainerRef container, ReadOptions wanted) {
        if (LakeTables.is(container)) {
            return lakes.read(spark, container, wanted, () -> cancelled);
        }
        Located located = located(container);
        try {
            return new FileReading(store, options, limits, located.container(), located.skipped()).read(spark, wanted);
        } catch (Exception e) { // Spark throws checked exceptions that it does not declare
            throw explain(e);
        }
    }

    @Override
    public FilePreview preview(String pattern, int most) {
        List<FoundFile> files = matching(globbed(pattern));
        return new FilePreview(
                files.stream().limit(most).map(store::belowBase).toList(),
                files.size(),
                files.stream().mapToLong(FoundFile::bytes).sum());
    }

    @Override
    public ContainerRef reference(String pattern) {
        return new ContainerRef(
                pattern, Map.of("kind", ContainerKind.FILE_PATTERN.name(), "path", pattern, "match", GLOB));
    }

    @Override
    public SourceException explain(Throwable thrown) {
        return FileFailures.explain(thrown, store);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        store.close();
    }

    private boolean accepted(NamePatterns asked, String pattern, String name) {
        return (options.patterns().accept(name) || options.patterns().accept(pattern))
                && (asked.accept(name) || asked.accept(pattern));
    }

    /** The container, and what of it is left out of the read. */
    private record Located(FileContainer container, List<ReadWarning> skipped) {}

    private Located located(ContainerRef ref) {
        String path = ref.need("path");
        String sheet = ref.locator().get("sheet");
        Located found = ref.need("kind").equals(ContainerKind.FILE_PATTERN.name())
                ? pattern(ref, path)
                : new Located(sheet == null ? single(ref, path) : sheet(ref, path, sheet), List.of());
        SourceException failure = found.container().failure();
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    private FileContainer single(ContainerRef ref, String path) {
        FoundFile file = file(ref, path);
        // A book that had no sheet to read is a container of its own.
        return file.format().holdsSheets()
                ? groups.containers(path, List.of(file), f -> path, () -> cancelled)
                        .get(0)
                : groups.inspected(file, path, true);
    }

    private FileContainer sheet(ContainerRef ref, String path, String sheet) {
        FoundFile file = file(ref, path);
        if (!file.format().holdsSheets()) {
            throw gone(ref);
        }
        List<FileContainer> sheets = groups.containers(path, List.of(file), f -> path, () -> cancelled);
        return sheets.stream()
                .filter(c -> c.failure() != null && c.locator().isEmpty()
                        || sheet.equals(c.locator().get("sheet")))
                .findFirst()
                .orElseThrow(() -> gone(ref));
    }

    private FoundFile file(ContainerRef ref, String path) {
        try {
            return store.find(store.below(path));
        } catch (SourceException e) {
            throw e.failure() == SourceFailure.PATH_NOT_FOUND ? gone(ref) : e;
        }
    }

    private static Predicate<String> globbed(String pattern) {
        return FilePatterns.glob(pattern).asMatchPredicate();
    }

    private List<FoundFile> matching(Predicate<String> name) {
        return store.list(options.recursive(), limits.maxFiles(), () -> cancelled).files().stream()
                .filter(f -> name.test(store.belowBase(f)))
                .toList();
    }

    private Located pattern(ContainerRef ref, String pattern) {
        boolean glob = GLOB.equals(ref.locator().get("match"));
        List<FoundFile> files = matching(
                glob
                        ? globbed(pattern)
                        : n -> FilePatterns.pattern(n).equals(pattern)
                                && (options.patterns().accept(n)
                                        || options.patterns().accept(pattern)));
        if (files.isEmpty()) {
            throw gone(ref);
        }
        List<FileContainer> containers = groups.containers(pattern, files, store::belowBase, () -> cancelled);
        FileContainer whole = containers.stream()
                .filter(c -> c.kind() == ContainerKind.FILE_PATTERN || glob && c.failure() == null)
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
                store.shown(ref.name()) + " (expected: still there, with the columns that were catalogued)");
    }
}
