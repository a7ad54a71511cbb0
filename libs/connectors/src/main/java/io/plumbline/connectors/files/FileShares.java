package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.store.FoundFile;

/**
 * Which files go to which container. A user's patterns come first, by the names of their containers; what they leave goes by what the
 * files are called. Every file goes to one container and every container has a name of its own: where one that a user has shaped bears
 * the name that files would have by themselves, these are called {@code ./name}, which no file is called otherwise.
 */
final class FileShares {

    private final SortedMap<String, String> patterns;
    private final List<Share> shares = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Files that go to one container, or, if their columns don't agree, to several.
     *
     * @param glob the user's pattern; null if they go by their names
     * @param except patterns of other containers that come first, and have taken files that would belong here
     */
    record Share(String name, @Nullable String glob, List<FoundFile> files, Set<String> except) {}

    private FileShares(SortedMap<String, String> patterns) {
        this.patterns = patterns;
    }

    /**
     * @param patterns by the name of a container, the pattern that a user wants it to be made of
     * @param group whether files whose names differ in numbers only go together
     */
    static FileShares of(List<FoundFile> files, Map<String, String> patterns, boolean group, FileGroups.Naming naming) {
        FileShares shares = new FileShares(new TreeMap<>(patterns));
        shares.share(files, group, naming);
        return shares;
    }

    /** In the order of their first file. */
    List<Share> shares() {
        return shares;
    }

    /** What of the patterns couldn't be done, in words. */
    List<String> warnings() {
        return warnings;
    }

    /** A container's name beside those that users have shaped. */
    String unlike(String name) {
        return patterns.containsKey(name) ? "./" + name : name;
    }

    private void share(List<FoundFile> files, boolean group, FileGroups.Naming naming) {
        Map<String, Pattern> compiled = new LinkedHashMap<>();
        patterns.forEach((name, glob) -> compiled.put(name, FilePatterns.glob(glob)));
        Map<String, Share> byKey = new LinkedHashMap<>();
        Map<String, Integer> overlaps = new LinkedHashMap<>();
        Map<String, Set<String>> except = new LinkedHashMap<>();
        Set<String> books = new TreeSet<>();
        for (FoundFile file : files) {
            String path = naming.name(file);
            List<String> matching = compiled.entrySet().stream()
                    .filter(pattern -> pattern.getValue().matcher(path).matches())
                    .map(Map.Entry::getKey)
                    .toList();
            if (file.format().holdsSheets()) {
                books.addAll(matching);
                matching = List.of();
            }
            String own = own(path, file, group);
            if (matching.isEmpty()) {
                byKey.computeIfAbsent(
                                "file " + own, k -> new Share(own, null, new ArrayList<>(), new LinkedHashSet<>()))
                        .files()
                        .add(file);
                continue;
            }
            String first = matching.get(0);
            String glob = String.valueOf(patterns.get(first));
            byKey.computeIfAbsent(
                            "user " + first, k -> new Share(first, glob, new ArrayList<>(), new LinkedHashSet<>()))
                    .files()
                    .add(file);
            except.computeIfAbsent("file " + own, k -> new LinkedHashSet<>()).add(glob);
            for (String other : matching.subList(1, matching.size())) {
                overlaps.merge(
                        "files that match the patterns of both " + first + " and " + other
                                + " belong to the former, the first by name: ",
                        1,
                        Integer::sum);
                except.computeIfAbsent("user " + other, k -> new LinkedHashSet<>())
                        .add(glob);
            }
        }
        byKey.forEach((key, share) -> share.except().addAll(except.getOrDefault(key, Set.of())));
        shares.addAll(byKey.values());
        overlaps.forEach((words, count) -> warnings.add(words + count));
        books.forEach(name -> warnings.add("workbooks match the pattern of " + name
                + " and are left out of it: each of their sheets is a container"));
        patterns.forEach((name, glob) -> {
            if (!byKey.containsKey("user " + name)) {
                warnings.add("no file is left for " + name + ", whose pattern is " + glob);
            }
        });
    }

    /** What a file goes to by its name: alone where a container that a user has shaped is called as its group would be. */
    private String own(String path, FoundFile file, boolean group) {
        if (!group || file.format().holdsSheets()) {
            return path;
        }
        String pattern = FilePatterns.pattern(path);
        return patterns.containsKey(pattern) ? path : pattern;
    }
}
