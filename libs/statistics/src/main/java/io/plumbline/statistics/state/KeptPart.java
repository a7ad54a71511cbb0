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
 * aren't stored; their outcome is. A sum of parts, kept in place of them, also knows between which values those of each part lie.
 */
public final class KeptPart {
    /** The first byte of the stored form. Raise it when the layout changes. */
    static final int FORMAT_VERSION = 2;

    private static final byte PLAIN = 0;
    private static final byte PACKED = 1;
    private static final double WORTH_PACKING = 0.8;

    private final MeasuredPart halves;
    private final BitSet unique;
    private final List<List<UniqueRanges.Range>> within;
    private final List<KeptGroups> groups;

    private KeptPart(
            MeasuredPart halves, BitSet unique, List<List<UniqueRanges.Range>> within, List<KeptGroups> groups) {
        this.halves = requireNonNull(halves, "halves");
        this.unique = unique;
        this.within = within;
        this.groups = List.copyOf(groups);
    }

    /** As it was measured, with the proofs of its run. */
    public static KeptPart of(MeasuredPart measured) {
        MeasuredPart halves = new MeasuredPart(measured.part(), measured.training(), measured.heldOut());
        return new KeptPart(
                halves,
                unique(measured.whole()),
                List.of(),
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

    /** @param within of each field, see {@link UniqueRanges#within()} */
    static KeptPart of(
            MeasuredPart halves, BitSet unique, List<List<UniqueRanges.Range>> within, List<KeptGroups> groups) {
        return new KeptPart(halves, (BitSet) unique.clone(), List.copyOf(within), groups);
    }

    /** The same under another name. */
    public KeptPart called(String name) {
        return new KeptPart(new MeasuredPart(name, halves.training(), halves.heldOut()), unique, within, groups);
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

    /** Between which values those of this field lie, more closely than its least and greatest say; mostly empty. */
    List<UniqueRanges.Range> within(int field) {
        return field < within.size() ? within.get(field) : List.of();
    }

    /** The stored form, packed where that makes it a fifth smaller: hashes don't pack, and unpacking takes longer than all other reading. */
    public byte[] toBytes() {
        byte[] plain = plain();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length);
        bytes.write(FORMAT_VERSION);
        bytes.write(PACKED);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        if (bytes.size() < plain.length * WORTH_PACKING) {
            return bytes.toByteArray();
        }
        byte[] form = new byte[plain.length + 2];
        form[0] = FORMAT_VERSION;
        form[1] = PLAIN;
        System.arraycopy(plain, 0, form, 2, plain.length);
        return form;
    }

    private byte[] plain() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out);
            if (!groups.isEmpty()) {
                KeptGroups.write(groups, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void write(DataOutputStream out) throws IOException {
        Bytes.write(out, unique.toByteArray());
        UniqueRanges.write(out, within);
        Bytes.write(out, halves.training().toBytes());
        Bytes.write(out, halves.heldOut().toBytes());
    }

    /** As it was written, without groups. */
    static KeptPart read(String name, DataInputStream in) throws IOException {
        BitSet unique = BitSet.valueOf(Bytes.read(in));
        List<List<UniqueRanges.Range>> within = UniqueRanges.read(in);
        MeasuredPart halves = new MeasuredPart(
                name, ContainerState.fromBytes(Bytes.read(in)), ContainerState.fromBytes(Bytes.read(in)));
        return new KeptPart(halves, unique, within, List.of());
    }

    /**
     * Reads a stored part.
     *
     * @throws IllegalArgumentException if it is of another format, or no part at all
     */
    public static KeptPart fromBytes(String name, byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "part: format " + (bytes.length == 0 ? "none" : bytes[0]) + " (expected: " + FORMAT_VERSION + ")");
        }
        try (DataInputStream in = bytes[1] == PLAIN ? StateInput.of(bytes, 2) : StateInput.of(unpacked(bytes), 0)) {
            KeptPart whole = read(name, in);
            return in.available() == 0
                    ? whole
                    : new KeptPart(whole.halves, whole.unique, whole.within, KeptGroups.read(name, in));
        } catch (IOException e) {
            throw new IllegalArgumentException("part: " + bytes.length + " bytes (expected: a whole part)", e);
        }
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (InputStream packed = new InflaterInputStream(new ByteArrayInputStream(bytes, 2, bytes.length - 2))) {
            return packed.readAllBytes();
        }
    }
}
