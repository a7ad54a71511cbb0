package io.plumbline.connectors.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

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
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourceListing;
import io.plumbline.connectors.files.look.FileOptions;
import io.plumbline.connectors.files.store.FileFormat;
import io.plumbline.connectors.files.store.FileListing;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.store.LakeTable;

/** The files of one datastore, wherever they lie. */
final class FilesSource implements Source, MatchesFiles {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.GROUPS_FILES,
            Capability.READS_FROM_A_START,
            Capability.SAMPLES,
            Capability.MATCHES_FILES);

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;
    private final FileGroups groups;
    private final LakeTables lakes;
    private final PatternFiles patterns;
    private final AtomicBoolean cancelled;

    FilesSource(FileStore store, FileOptions options, SourceLimits limits) {
        this(store, options, limits, false, new AtomicBoolean());
    }

    /** @param decided whether the options are what a user has chosen for one container */
    private FilesSource(
            FileStore store, FileOptions options, SourceLimits limits, boolean decided, AtomicBoolean cancelled) {
        this.cancelled = cancelled;
        this.store = store;
        this.options = options;
        this.limits = limits;
        this.groups = new FileGroups(new Inspector(store, options, limits), decided);
        this.lakes = new LakeTables(store, limits, options.limits());
        this.patterns = new PatternFiles(store, options, limits, groups, cancelled::get);
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
        FileListing found =
                store.list(options.recursive(), limits.maxFiles(), () -> cancelled.get() || listener.cancelled());
        if (store.isFile() && found.files().isEmpty()) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    store.shown(store.base()) + ": a format that is not read (expected: " + FileFormat.NAMES + ")");
        }
        NamePatterns asked = NamePatterns.of(wanted);
        Map<String, String> shaped = options.patternsWith(wanted.filePatterns());
        List<String> warnings = new ArrayList<>(found.warnings());
        for (LakeTable lake : found.lakes()) {
            String name = lakes.name(lake);
            if (shaped.remove(name) != null) {
                warnings.add("the pattern of " + name + " is left out: it is a table with a log of its own");
            }
        }
        FileShares shares = FileShares.of(
                wanted.tables() ? found.files() : List.of(),
                shaped,
                wanted.textOptions().keySet(),
                options.groupFiles(),
                store::belowBase);
        ChosenText text = new ChosenText(wanted.textOptions(), shares, groups, chosen -> reading(chosen).groups);
        warnings.addAll(wanted.tables() ? shares.warnings() : List.of());
        long done = 0;
        int containers = 0;
        int unreadable = 0;
        for (FileShares.Share share : shares.shares()) {
            if (cancelled.get() || listener.cancelled()) {
                throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
            }
            for (FileContainer container :
                    containers(share, text, asked, () -> cancelled.get() || listener.cancelled())) {
                FileContainer named =
                        share.glob() == null ? container.called(shares.unlike(container.name())) : container;
                containers++;
                unreadable += named.failure() == null ? 0 : 1;
                listener.found(named.described());
            }
            done += share.files().size();
            listener.progressed(done, (long) found.files().size());
        }
        for (LakeTable lake : found.lakes()) {
            if (wanted.tables() && accepted(asked, lakes.name(lake), lakes.name(lake))) {
                ContainerDescription described = lakes.described(lake, () -> cancelled.get() || listener.cancelled());
                containers++;
                unreadable += described.problem() == null ? 0 : 1;
                listener.found(described);
            }
        }
        return new SourceListing(containers, unreadable, warnings);
    }

    private List<FileContainer> containers(
            FileShares.Share share, ChosenText text, NamePatterns asked, BooleanSupplier stop) {
        String glob = share.glob();
        if (glob != null) {
            return accepted(asked, share.name(), glob)
                    ? List.of(JoinedFiles.of(text.groups(share), share, store::belowBase, stop)
                            .container())
                    : List.of();
        }
        String pattern = share.alone() ? FilePatterns.pattern(share.name()) : share.name();
        List<FoundFile> files = share.files().stream()
                .filter(f -> accepted(asked, pattern, store.belowBase(f)))
                .toList();
        return text.containers(share, files, store::belowBase, stop).stream()
                .map(c -> c.kind() == ContainerKind.FILE_PATTERN ? c.foundBy(JoinedFiles.excepting(share.except())) : c)
                .toList();
    }

    /** This source as a user wants the text of one container to be read. */
    private FilesSource reading(Map<String, String> text) {
        return text.isEmpty() ? this : new FilesSource(store, options.reading(text), limits, true, cancelled);
    }

    @Override
    public ReadPlan plan(ContainerRef container, ReadOptions wanted) {
        if (LakeTables.is(container)) {
            return lakes.plan(container, wanted, cancelled::get);
        }
        return reading(wanted.text()).reading(container).plan(wanted);
    }

    @Override
    public ReadResult read(SparkSession spark, ContainerRef container, ReadOptions wanted) {
        if (LakeTables.is(container)) {
            return lakes.read(spark, container, wanted, cancelled::get);
        }
        FileReading reading = reading(wanted.text()).reading(container);
        try {
            return reading.read(spark, wanted);
        } catch (Exception e) { // Spark throws checked exceptions that it does not declare
            throw explain(e);
        }
    }

    private FileReading reading(ContainerRef container) {
        PatternFiles.Located located = located(container);
        return new FileReading(store, options, limits, located.container(), located.skipped());
    }

    @Override
    public FilePreview preview(String pattern, int most) {
        List<FoundFile> files = patterns.globbed(pattern, Map.of());
        return new FilePreview(
                files.stream().limit(most).map(store::belowBase).toList(),
                files.size(),
                files.stream().mapToLong(FoundFile::bytes).sum());
    }

    @Override
    public ContainerRef reference(String pattern) {
        return new ContainerRef(
                pattern, Map.of("kind", ContainerKind.FILE_PATTERN.name(), "path", pattern, "match", JoinedFiles.GLOB));
    }

    @Override
    public SourceException explain(Throwable thrown) {
        return FileFailures.explain(thrown, store);
    }

    @Override
    public void cancel() {
        cancelled.set(true);
    }

    @Override
    public void close() {
        store.close();
    }

    private boolean accepted(NamePatterns asked, String pattern, String name) {
        return (options.patterns().accept(name) || options.patterns().accept(pattern))
                && (asked.accept(name) || asked.accept(pattern));
    }

    private PatternFiles.Located located(ContainerRef ref) {
        String path = ref.need("path");
        String sheet = ref.locator().get("sheet");
        PatternFiles.Located found = ref.need("kind").equals(ContainerKind.FILE_PATTERN.name())
                ? patterns.located(ref, path)
                : new PatternFiles.Located(sheet == null ? single(ref, path) : sheet(ref, path, sheet), List.of());
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
                ? groups.containers(path, List.of(file), f -> path, cancelled::get)
                        .get(0)
                : groups.inspected(file, path, true);
    }

    private FileContainer sheet(ContainerRef ref, String path, String sheet) {
        FoundFile file = file(ref, path);
        if (!file.format().holdsSheets()) {
            throw gone(ref);
        }
        List<FileContainer> sheets = groups.containers(path, List.of(file), f -> path, cancelled::get);
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

    private SourceException gone(ContainerRef ref) {
        return PatternFiles.gone(store, ref);
    }
}
