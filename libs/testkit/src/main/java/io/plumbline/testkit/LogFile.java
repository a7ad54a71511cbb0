package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** The whole lines of a file that another process appends to; reads each byte once. */
final class LogFile {
    private static final int TAIL = 40;

    private final Path path;
    private final List<String> lines = new ArrayList<>();
    private long read;

    LogFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    synchronized List<String> lines() {
        readOn();
        return List.copyOf(lines);
    }

    synchronized @Nullable String first(Predicate<String> wanted) {
        readOn();
        return lines.stream().filter(wanted).findFirst().orElse(null);
    }

    synchronized String tail() {
        readOn();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    private void readOn() {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel file = FileChannel.open(path)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE - 8, file.size() - read));
            while (bytes.hasRemaining() && file.read(bytes, read + bytes.position()) >= 0) {
                // reads on
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            lines.addAll(new String(bytes.array(), 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            read += end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
