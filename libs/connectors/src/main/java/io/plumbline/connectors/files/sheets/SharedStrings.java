package io.plumbline.connectors.files.sheets;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The texts that cells refer to by number. A few are held in memory; many go to a file of our own, removed when this is closed. */
final class SharedStrings implements Closeable {

    private static final long MOST_IN_MEMORY = 16L << 20;

    private final List<String> held = new ArrayList<>();
    private long chars;
    private long[] ends = new long[1024];
    private int count;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private @Nullable FileChannel channel;
    private long written;

    void add(String text) throws IOException {
        if (out == null) {
            held.add(text);
            chars += text.length() + 40L;
            if (chars > MOST_IN_MEMORY) {
                spill();
            }
            return;
        }
        write(text);
    }

    /** The text of that number; null if there is none. */
    @Nullable
    String get(int number) throws IOException {
        FileChannel open = channel;
        if (number < 0 || number >= (open == null ? held.size() : count)) {
            return null;
        }
        if (open == null) {
            return held.get(number);
        }
        long from = number == 0 ? 0 : ends[number - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[number] - from));
        while (bytes.hasRemaining() && open.read(bytes, from + bytes.position()) >= 0) {
            // Until it is full.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /** Says that no more are added. */
    void complete() throws IOException {
        OutputStream open = out;
        Path path = file;
        if (open != null && path != null) {
            open.close();
            channel = FileChannel.open(path);
        }
    }

    @Override
    public void close() throws IOException {
        OutputStream writing = out;
        FileChannel reading = channel;
        Path path = file;
        if (writing != null) {
            writing.close();
        }
        if (reading != null) {
            reading.close();
        }
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }

    private void spill() throws IOException {
        Path path = Files.createTempFile("plumbline-", ".strings");
        file = path;
        out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        for (String text : held) {
            write(text);
        }
        held.clear();
    }

    private void write(String text) throws IOException {
        OutputStream open = out;
        if (open == null) {
            throw new IllegalStateException("strings: closed (expected: open)");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        open.write(bytes);
        written += bytes.length;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = written;
    }
}
