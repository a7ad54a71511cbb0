package io.plumbline.statistics.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import static java.util.Objects.requireNonNull;

/**
 * A part with what its run knew of it that its halves alone don't tell: which fields hold no value twice. The proofs of that may take megabytes and
 * aren't stored; their outcome is.
 */
public final class KeptPart {
    /** The first byte of the stored form. Raise it when the layout changes. */
    static final int FORMAT_VERSION = 1;

    private final MeasuredPart halves;
    private final BitSet unique;

    private KeptPart(MeasuredPart halves, BitSet unique) {
        this.halves = requireNonNull(halves, "halves");
        this.unique = unique;
    }

    /** As it was measured, with the proofs of its run. */
    public static KeptPart of(MeasuredPart measured) {
        return new KeptPart(measured, unique(measured.whole()));
    }

    /** The fields of which it is proven. */
    static BitSet unique(ContainerState whole) {
        BitSet unique = new BitSet();
        List<FieldState> fields = whole.fields();
        for (int i = 0; i < fields.size(); i++) {
            boolean none = fields.get(i)
                    .distinct()
                    .filter(d -> d.repetition() == DistinctState.Repetition.NONE)
                    .isPresent();
            unique.set(i, none);
        }
        return unique;
    }

    static KeptPart of(MeasuredPart halves, BitSet unique) {
        return new KeptPart(halves, (BitSet) unique.clone());
    }

    /** The same under another name. */
    public KeptPart called(String name) {
        return new KeptPart(new MeasuredPart(name, halves.training(), halves.heldOut()), unique);
    }

    public MeasuredPart halves() {
        return halves;
    }

    /** Rows of both halves. */
    public long rows() {
        return halves.training().rows() + halves.heldOut().rows();
    }

    /** Whether no value of this field, by its place among the fields, occurs twice in the part. */
    public boolean unique(int field) {
        return unique.get(field);
    }

    /** The stored form, packed. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        bytes.write(FORMAT_VERSION);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            Bytes.write(out, unique.toByteArray());
            Bytes.write(out, halves.training().toBytes());
            Bytes.write(out, halves.heldOut().toBytes());
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
    public static KeptPart fromBytes(String name, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "part: format " + (bytes.length == 0 ? "none" : bytes[0]) + " (expected: " + FORMAT_VERSION + ")");
        }
        try (InputStream packed = new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1));
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed.readAllBytes()))) {
            BitSet unique = BitSet.valueOf(Bytes.read(in));
            MeasuredPart halves = new MeasuredPart(
                    name, ContainerState.fromBytes(Bytes.read(in)), ContainerState.fromBytes(Bytes.read(in)));
            return new KeptPart(halves, unique);
        } catch (IOException e) {
            throw new IllegalArgumentException("part: " + bytes.length + " bytes (expected: a whole part)", e);
        }
    }
}
