package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * Makes one container of all files of a user's pattern. Every file belongs to it, also one that can't be read with the others: that is
 * told, and its rows are left out.
 *
 * @param leftOut why rows of files are left out, one sentence a file
 */
record JoinedFiles(FileContainer container, List<String> leftOut) {

    static final String GLOB = "glob";
    private static final String EXCEPT = "except";

    /** Between patterns, none of which has one. */
    private static final String SEPARATOR = "\n";

    /** What finds the container again: its pattern, and those of containers that come first. */
    static Map<String, String> locator(String glob, Set<String> except) {
        Map<String, String> locator = new LinkedHashMap<>(Map.of("path", glob, "match", GLOB));
        locator.putAll(excepting(except));
        return locator;
    }

    /** The part of a locator that says which files belong to others. */
    static Map<String, String> excepting(Set<String> globs) {
        return globs.isEmpty() ? Map.of() : Map.of(EXCEPT, String.join(SEPARATOR, globs));
    }

    /** True for the path of a file that belongs to none of the others of such a locator. */
    static Predicate<String> left(Map<String, String> locator) {
        String except = locator.getOrDefault(EXCEPT, "");
        List<Predicate<String>> others = except.isEmpty()
                ? List.of()
                : Stream.of(except.split(Pattern.quote(SEPARATOR), -1))
                        .map(glob -> FilePatterns.glob(glob).asMatchPredicate())
                        .toList();
        return path -> others.stream().noneMatch(other -> other.test(path));
    }

    /** @param share at least one file, no workbook among them */
    static JoinedFiles of(
            FileGroups groups, FileShares.Share share, FileGroups.Naming naming, BooleanSupplier cancelled) {
        Map<String, String> locator = locator(String.valueOf(share.glob()), share.except());
        List<FileContainer> single = groups.each(share.files(), naming, cancelled);
        List<FileContainer> readable =
                single.stream().filter(c -> c.contents() != null).toList();
        List<String> leftOut = new ArrayList<>();
        for (FileContainer file : single) {
            SourceException failure = file.failure();
            if (failure != null) {
                leftOut.add(failure.reason());
            }
        }
        if (readable.isEmpty()) {
            SourceException failure = new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    share.name() + ": none of " + single.size() + " files can be read; " + leftOut.get(0));
            return new JoinedFiles(
                    new FileContainer(
                            ContainerKind.FILE_PATTERN, share.name(), share.files(), List.of(), locator, null, failure),
                    leftOut);
        }
        List<FileContainer> alike = FileGroups.joinable(readable);
        readable.stream()
                .filter(file -> !alike.contains(file))
                .forEach(file -> leftOut.add(file.name() + ": its columns can't be read as those of "
                        + alike.get(0).name() + " (expected: the same kind of file, with types that agree)"));
        FileContainer joined = FileGroups.joined(
                share.name(),
                share.files(),
                alike,
                partitions(alike),
                locator,
                SchemaDrift.usual(readable.stream().map(FileContainer::known).toList()),
                leftOut);
        return new JoinedFiles(joined, leftOut);
    }

    /** The columns that the names of folders hold, if those of all files hold the same. */
    private static List<String> partitions(List<FileContainer> alike) {
        List<List<String>> columns = alike.stream()
                .map(c -> FilePatterns.partitionColumns(c.name()))
                .distinct()
                .toList();
        return columns.size() == 1 ? columns.get(0) : List.of();
    }
}
