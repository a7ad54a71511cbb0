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
    private final List<KeptGroups> groups;

    private KeptPart(MeasuredPart halves, BitSet unique, List<KeptGroups> groups) {
        this.halves = requireNonNull(halves, "halves");
        this.unique = unique;
        this.groups = List.copyOf(groups);
    }

    /** As it was measured, with the proofs of its run. */
    public static KeptPart of(MeasuredPart measured) {
        MeasuredPart halves = new MeasuredPart(measured.part(), measured.training(), measured.heldOut());
        return new KeptPart(
                halves,
                unique(measured.whole()),
                measured.groups().stream().map(KeptGroups::of).toList());
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

    static KeptPart of(MeasuredPart halves, BitSet unique, List<KeptGroups> groups) {
        return new KeptPart(halves, (BitSet) unique.clone(), groups);
    }

    /** The same under another name. */
    public KeptPart called(String name) {
        return new KeptPart(new MeasuredPart(name, halves.training(), halves.heldOut()), unique, groups);
    }

    /** Its rows in the groups of each criterion that was asked for, in their order; empty if none was. */
    public List<KeptGroups> groups() {
        return groups;
    }

    /** Without its groups. */
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
            write(out);
            if (!groups.isEmpty()) {
                KeptGroups.write(groups, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    void write(DataOutputStream out) throws IOException {
        Bytes.write(out, unique.toByteArray());
        Bytes.write(out, halves.training().toBytes());
        Bytes.write(out, halves.heldOut().toBytes());
    }

    /** As it was written, without groups. */
    static KeptPart read(String name, DataInputStream in) throws IOException {
        BitSet unique = BitSet.valueOf(Bytes.read(in));
        MeasuredPart halves = new MeasuredPart(
                name, ContainerState.fromBytes(Bytes.read(in)), ContainerState.fromBytes(Bytes.read(in)));
        return new KeptPart(halves, unique, List.of());
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
            KeptPart whole = read(name, in);
            return in.available() == 0 ? whole : new KeptPart(whole.halves, whole.unique, KeptGroups.read(name, in));
        } catch (IOException e) {
            throw new IllegalArgumentException("part: " + bytes.length + " bytes (expected: a whole part)", e);
        }
    }
}
