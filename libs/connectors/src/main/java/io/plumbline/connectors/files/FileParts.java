package io.plumbline.connectors.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.PartChoice;
import io.plumbline.connectors.PartFiles;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.SourcePart;
import io.plumbline.connectors.files.lake.LakePart;

/**
 * The parts of a container of files. One a file as long as there are no more than {@value #MOST}; then one a folder; and if that is still
 * too many, folders share parts by their names, so that a new file never changes which part another one belongs to.
 *
 * @param names the part of each file, by its location
 */
record FileParts(List<SourcePart> parts, Map<String, String> names) {

    static final int MOST = 1_000;

    /**
     * A file.
     *
     * @param path unique within the container
     * @param location what Hadoop's {@code Path} takes
     * @param modified null if unknown
     * @param stamp differs when the same file gives other rows
     */
    record PartFile(
            String path,
            String location,
            long bytes,
            @Nullable Instant modified,
            String stamp) {}

    static FileParts of(List<PartFile> files) {
        Function<PartFile, String> part = PartFile::path;
        if (files.size() > MOST) {
            part = file -> folder(file.path());
            if (files.stream().map(part).distinct().count() > MOST) {
                part = file -> bucket(folder(file.path()));
            }
        }
        Map<String, List<PartFile>> byPart = new TreeMap<>(NaturalOrder.INSTANCE);
        Map<String, String> names = new HashMap<>();
        for (PartFile file : files) {
            String name = part.apply(file);
            byPart.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
            names.put(file.location(), name);
        }
        List<SourcePart> parts = new ArrayList<>();
        byPart.forEach((name, its) -> parts.add(part(name, its)));
        return new FileParts(List.copyOf(parts), names);
    }

    /** Of a table with a log. */
    static FileParts ofLake(List<LakePart> parts) {
        List<PartFile> files = new ArrayList<>();
        for (LakePart part : parts) {
            files.add(new PartFile(part.name(), part.location(), part.bytes(), part.modified(), part.stamp()));
        }
        return of(files);
    }

    /** Which files are read, of those that the choice wants. */
    ReadParts read(PartChoice choice, List<FieldDescription> fields) {
        Set<String> chosen = choice.chosen(parts, fields);
        Map<String, String> read = new LinkedHashMap<>();
        names.forEach((location, name) -> {
            if (chosen.contains(name)) {
                read.put(location, name);
            }
        });
        return new ReadParts(
                parts,
                parts.stream().map(SourcePart::name).filter(chosen::contains).collect(Collectors.toSet()),
                new PartFiles(read));
    }

    /** The files of the parts that are read. */
    Predicate<Member> in(ReadParts read) {
        return member -> read.read().contains(names.getOrDefault(member.file().location(), ""));
    }

    private static SourcePart part(String name, List<PartFile> files) {
        Instant newest = files.stream()
                .map(PartFile::modified)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        long bytes = files.stream().mapToLong(PartFile::bytes).sum();
        String stamps = files.stream()
                .map(f -> f.path() + "\n" + f.bytes() + "\n" + f.modified() + "\n" + f.stamp())
                .sorted()
                .collect(Collectors.joining("\n\n"));
        return new SourcePart(name, hash(stamps).substring(0, 32), bytes, newest);
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    private static String bucket(String folder) {
        return "folders " + Math.floorMod(Long.parseLong(hash(folder).substring(0, 12), 16), MOST);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not there (expected: in every Java)", e);
        }
    }

    /** Texts by their characters, but numbers in them by their values, so that day 9 comes before day 10. */
    private enum NaturalOrder implements Comparator<String> {
        INSTANCE;

        @Override
        public int compare(String one, String other) {
            int i = 0;
            int j = 0;
            while (i < one.length() && j < other.length()) {
                if (digit(one.charAt(i)) && digit(other.charAt(j))) {
                    int iEnd = end(one, i);
                    int jEnd = end(other, j);
                    int order = numbers(one.substring(i, iEnd), other.substring(j, jEnd));
                    if (order != 0) {
                        return order;
                    }
                    i = iEnd;
                    j = jEnd;
                } else if (one.charAt(i) != other.charAt(j)) {
                    return Character.compare(one.charAt(i), other.charAt(j));
                } else {
                    i++;
                    j++;
                }
            }
            int order = Integer.compare(one.length() - i, other.length() - j);
            return order != 0 ? order : one.compareTo(other);
        }

        private static boolean digit(char c) {
            return c >= '0' && c <= '9';
        }

        private static int end(String text, int from) {
            int end = from;
            while (end < text.length() && digit(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private static int numbers(String one, String other) {
            String left = one.replaceFirst("^0+(?=.)", "");
            String right = other.replaceFirst("^0+(?=.)", "");
            return left.length() != right.length()
                    ? Integer.compare(left.length(), right.length())
                    : left.compareTo(right);
        }
    }
}
