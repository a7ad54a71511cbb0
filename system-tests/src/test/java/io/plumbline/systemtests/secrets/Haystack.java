package io.plumbline.systemtests.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything in which a secret could lie, by place. */
final class Haystack {

    private static final long LARGEST = 512L << 20;

    private final Map<String, byte[]> places = new LinkedHashMap<>();

    /** A hit. @param spelling how the canary was written there */
    record Hit(String canary, String place, String spelling) {}

    void add(String place, String text) {
        add(place, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String place, byte[] bytes) {
        places.put(place, bytes);
    }

    /** Every file below; the broker's offset indexes are left out, as they hold numbers only and are mostly holes. */
    void addFiles(String place, Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    boolean index = name.endsWith(".index") || name.endsWith(".timeindex");
                    if (attributes.isRegularFile() && !index && attributes.size() > 0) {
                        if (attributes.size() > LARGEST) {
                            throw new IOException(file + " is too large to search: " + attributes.size());
                        }
                        add(place + " " + directory.relativize(file), Files.readAllBytes(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every spelling of the canary in every place. */
    List<Hit> find(Canary canary) {
        List<Hit> hits = new ArrayList<>();
        canary.spellings()
                .forEach((spelling, needle) -> places.forEach((place, bytes) -> {
                    if (contains(bytes, needle)) {
                        hits.add(new Hit(canary.name(), place, spelling));
                    }
                }));
        return hits;
    }

    long bytes() {
        return places.values().stream().mapToLong(content -> content.length).sum();
    }

    int size() {
        return places.size();
    }

    /** Skips ahead by what the last byte of the window allows (Horspool). */
    private static boolean contains(byte[] bytes, byte[] needle) {
        int[] skip = new int[256];
        java.util.Arrays.fill(skip, needle.length);
        for (int i = 0; i < needle.length - 1; i++) {
            skip[needle[i] & 0xff] = needle.length - 1 - i;
        }
        int last = needle.length - 1;
        for (int at = 0; at + last < bytes.length; at += skip[bytes[at + last] & 0xff]) {
            int i = last;
            while (i >= 0 && bytes[at + i] == needle[i]) {
                i--;
            }
            if (i < 0) {
                return true;
            }
        }
        return false;
    }
}
