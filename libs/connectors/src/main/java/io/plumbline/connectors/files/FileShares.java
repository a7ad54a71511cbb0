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
    private final Set<String> decided;
    private final List<Share> shares = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Files that go to one container, or, if their columns don't agree, to several.
     *
     * @param glob the user's pattern; null if they go by their names
     * @param alone whether it is a file that its name would have put into a group, had not a user said how it is read
     * @param except patterns of other containers that come first, and have taken files that would belong here
     */
    record Share(String name, @Nullable String glob, boolean alone, List<FoundFile> files, Set<String> except) {}

    private FileShares(SortedMap<String, String> patterns, Set<String> decided) {
        this.patterns = patterns;
        this.decided = decided;
    }

    /**
     * @param patterns by the name of a container, the pattern that a user wants it to be made of
     * @param decided names of containers of which a user has said how they are read: a file so called stays a container
     * @param group whether files whose names differ in numbers only go together
     */
    static FileShares of(
            List<FoundFile> files,
            Map<String, String> patterns,
            Set<String> decided,
            boolean group,
            FileGroups.Naming naming) {
        FileShares shares = new FileShares(new TreeMap<>(patterns), decided);
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
            if (matching.isEmpty() && !own.equals(path) && decided.contains(unlike(path))) {
                byKey.put("alone " + path, new Share(path, null, true, List.of(file), new LinkedHashSet<>()));
                except.computeIfAbsent("file " + own, k -> new LinkedHashSet<>())
                        .add(path);
                continue;
            }
            if (matching.isEmpty()) {
                byKey.computeIfAbsent("file " + own, k -> share(own, null))
                        .files()
                        .add(file);
                continue;
            }
            String first = matching.get(0);
            String glob = String.valueOf(patterns.get(first));
            byKey.computeIfAbsent("user " + first, k -> share(first, glob))
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

    private static Share share(String name, @Nullable String glob) {
        return new Share(name, glob, false, new ArrayList<>(), new LinkedHashSet<>());
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
