package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.look.FileOptions;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;

/** Finds the files of a pattern again, be it a user's or what their names have in common. */
final class PatternFiles {

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;
    private final FileGroups groups;
    private final BooleanSupplier cancelled;

    /** The container, and what of it is left out of the read. */
    record Located(FileContainer container, List<ReadWarning> skipped) {}

    PatternFiles(
            FileStore store, FileOptions options, SourceLimits limits, FileGroups groups, BooleanSupplier cancelled) {
        this.store = store;
        this.options = options;
        this.limits = limits;
        this.groups = groups;
        this.cancelled = cancelled;
    }

    /** The files that a user's pattern makes a container of: no workbooks, whose sheets are containers each. */
    List<FoundFile> globbed(String pattern, Map<String, String> locator) {
        Predicate<String> glob = FilePatterns.glob(pattern).asMatchPredicate();
        return matching(glob.and(JoinedFiles.left(locator))).stream()
                .filter(f -> !f.format().holdsSheets())
                .toList();
    }

    private List<FoundFile> matching(Predicate<String> name) {
        return store.list(options.recursive(), limits.maxFiles(), cancelled).files().stream()
                .filter(f -> name.test(store.belowBase(f)))
                .toList();
    }

    /**
     * The container of a pattern.
     *
     * @throws SourceException CONTAINER_GONE if no file matches, or the files that do are none together any more
     */
    Located located(ContainerRef ref, String pattern) {
        if (JoinedFiles.GLOB.equals(ref.locator().get("match"))) {
            List<FoundFile> files = globbed(pattern, ref.locator());
            if (files.isEmpty()) {
                throw gone(store, ref);
            }
            JoinedFiles joined = JoinedFiles.of(
                    groups,
                    new FileShares.Share(ref.name(), pattern, false, files, Set.of()),
                    store::belowBase,
                    cancelled);
            return new Located(
                    joined.container(),
                    joined.leftOut().stream().map(PatternFiles::skipped).toList());
        }
        Predicate<String> left = JoinedFiles.left(ref.locator());
        List<FoundFile> files = matching(n -> FilePatterns.pattern(n).equals(pattern)
                && left.test(n)
                && (options.patterns().accept(n) || options.patterns().accept(pattern)));
        if (files.isEmpty()) {
            throw gone(store, ref);
        }
        List<FileContainer> containers = groups.containers(pattern, files, store::belowBase, cancelled);
        FileContainer whole = containers.stream()
                .filter(c -> c.kind() == ContainerKind.FILE_PATTERN)
                .findFirst()
                .orElseThrow(() -> gone(store, ref));
        List<ReadWarning> skipped = new ArrayList<>();
        for (FileContainer container : containers) {
            SourceException failure = container.failure();
            if (failure != null) {
                skipped.add(skipped(failure.reason()));
            }
        }
        return new Located(whole, skipped);
    }

    private static ReadWarning skipped(String reason) {
        return new ReadWarning("FILE_SKIPPED", null, 1, reason);
    }

    /** That a container isn't what it was. */
    static SourceException gone(FileStore store, ContainerRef ref) {
        return new SourceException(
                SourceFailure.CONTAINER_GONE,
                store.shown(ref.name()) + " (expected: still there, with the columns that were catalogued)");
    }
}
