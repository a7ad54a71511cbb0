package io.plumbline.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lines of key texts and the files of key directories. */
final class KeyLines {
    private KeyLines() {}

    /** Without comments and blank lines; an environment variable may separate keys by spaces or commas. */
    static List<String> of(String text) {
        return text.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> Stream.of(line.split("[\\s,]+", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String single(String what, String text) {
        List<String> lines = of(text);
        if (lines.size() != 1) {
            throw new CredentialsException(what + ": " + lines.size() + " keys (expected: one)");
        }
        return lines.get(0);
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CredentialsException("key file: " + file + " can't be read", e);
        }
    }

    static List<Path> files(Path directory, String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CredentialsException("key directory: " + directory + " can't be read", e);
        }
    }
}
