package io.plumbline.connectors.files;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerFacts;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.store.FoundFile;

/**
 * One container: a file, a part of one, or several that were found to be alike.
 *
 * @param files all of them, those that can't be read included
 * @param members those that can be read, and how
 * @param locator what finds it again, besides its kind and path
 * @param contents null if it can't be read
 * @param failure why not; null if it can
 */
record FileContainer(
        ContainerKind kind,
        String name,
        List<FoundFile> files,
        List<Member> members,
        Map<String, String> locator,
        @Nullable Contents contents,
        @Nullable SourceException failure) {

    static FileContainer readable(String name, FoundFile file, Contents contents) {
        return new FileContainer(
                ContainerKind.FILE, name, List.of(file), List.of(Member.of(file, contents)), Map.of(), contents, null);
    }

    static FileContainer broken(String name, FoundFile file, SourceException failure) {
        return new FileContainer(ContainerKind.FILE, name, List.of(file), List.of(), Map.of(), null, failure);
    }

    /** The same container by another name; it is still found where it was. */
    FileContainer called(String other) {
        Map<String, String> found = new LinkedHashMap<>(Map.of("path", name));
        found.putAll(locator);
        return other.equals(name) ? this : new FileContainer(kind, other, files, members, found, contents, failure);
    }

    /** The same with more to be found by. */
    FileContainer foundBy(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(locator);
        all.putAll(more);
        return new FileContainer(kind, name, files, members, all, contents, failure);
    }

    /** The same, of which only some files are read. */
    FileContainer of(List<Member> some) {
        return new FileContainer(kind, name, files, some, locator, contents, failure);
    }

    /** The folder below the store's root, in the base or itself, above all that hold values in their names. */
    String aboveValues(String base) {
        String common = null;
        for (Member member : members) {
            String above = member.aboveValues(base);
            common = common == null ? above : shared(common, above);
        }
        return common == null ? "" : common;
    }

    private static String shared(String one, String other) {
        String folder = one;
        while (!folder.isEmpty() && !(other + "/").startsWith(folder + "/")) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        }
        return folder;
    }

    /** What it holds; only of one that can be read. */
    Contents known() {
        Contents known = contents;
        if (known == null) {
            throw new IllegalStateException("container: " + name + " (expected: one that can be read)");
        }
        return known;
    }

    long bytes() {
        return files.stream().mapToLong(FoundFile::bytes).sum();
    }

    ContainerDescription described() {
        Instant newest = files.stream()
                .map(FoundFile::modified)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Contents known = contents;
        SourceException problem = failure;
        Long rows = known == null ? null : known.rows();
        Map<String, String> words = new LinkedHashMap<>(Map.of("kind", kind.name(), "path", name));
        words.putAll(locator);
        return new ContainerDescription(
                new ContainerRef(name, words),
                kind,
                List.of(name.split("/", -1)),
                null,
                known == null ? List.of() : known.fields(),
                rows,
                rows != null,
                bytes(),
                files.size(),
                newest,
                problem == null ? null : ContainerProblem.of(problem),
                ContainerFacts.NONE,
                known == null ? List.of() : known.warnings());
    }
}
