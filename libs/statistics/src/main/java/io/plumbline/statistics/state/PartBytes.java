package io.plumbline.statistics.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The stored form of a part: both halves, packed. */
public final class PartBytes {
    /** The first byte. Raise it when the layout changes. */
    static final int FORMAT_VERSION = 1;

    private PartBytes() {}

    /** Without the proofs of uniqueness, which are good for one run only. */
    public static byte[] of(MeasuredPart part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        bytes.write(FORMAT_VERSION);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            Bytes.write(out, part.training().toBytes());
            Bytes.write(out, part.heldOut().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a stored part.
     *
     * @throws IllegalArgumentException if it is of another format, or no part at all
     */
    public static MeasuredPart read(String name, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT_VERSION) {
            throw new IllegalArgumentException("part: format " + (bytes.length == 0 ? "none" : bytes[0])
                    + " (expected: " + FORMAT_VERSION + ")");
        }
        try (InputStream packed = new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1));
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed.readAllBytes()))) {
            return new MeasuredPart(
                    name, ContainerState.fromBytes(Bytes.read(in)), ContainerState.fromBytes(Bytes.read(in)));
        } catch (IOException e) {
            throw new IllegalArgumentException("part: " + bytes.length + " bytes (expected: a whole part)", e);
        }
    }
}
