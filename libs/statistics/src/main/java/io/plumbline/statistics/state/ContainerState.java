package io.plumbline.statistics.state;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything kept of a container, or of a part of one: a file, a partition, a split. A profile of any set of parts is the
 * profile of their merged states.
 */
public final class ContainerState {
    /** The first byte of a stored state. */
    static final int FORMAT_VERSION = 3;

    private long rows;
    private long blankRows;
    private final List<FieldState> fields;

    /** Takes the fields in the order of their ordinals; a container without fields counts rows only. */
    public ContainerState(List<FieldState> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Counts a row. */
    public void addRow(boolean blank) {
        rows++;
        if (blank) {
            blankRows++;
        }
    }

    /**
     * Counts rows.
     *
     * @param blank how many of them are null in every top-level field
     */
    public void addRows(long counted, long blank) {
        rows += counted;
        blankRows += blank;
    }

    /**
     * What both have seen; neither is changed.
     *
     * @throws IllegalArgumentException if their fields differ in path or type
     */
    public ContainerState merge(ContainerState other) {
        ContainerState merged = fromBytes(toBytes(true));
        merged.absorb(other);
        return merged;
    }

    void absorb(ContainerState other) {
        if (fields.size() != other.fields.size()) {
            throw new IllegalArgumentException("fields: " + other.fields.size() + " (expected: " + fields.size()
                    + ", as in the state merged with)");
        }
        rows += other.rows;
        blankRows += other.blankRows;
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).absorb(other.fields.get(i));
        }
    }

    /** Merges two states in the form that tasks exchange, see {@link #toTaskBytes()}. */
    public static byte[] mergeTaskBytes(byte[] a, byte[] b) {
        ContainerState merged = fromBytes(a);
        merged.absorb(fromBytes(b));
        return merged.toTaskBytes();
    }

    /** The stored form. */
    public byte[] toBytes() {
        return toBytes(false);
    }

    /** The form for exchange within one run: the stored one and the proof of uniqueness, which may take megabytes. */
    public byte[] toTaskBytes() {
        return toBytes(true);
    }

    private byte[] toBytes(boolean withProof) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT_VERSION);
            out.writeLong(rows);
            out.writeLong(blankRows);
            out.writeInt(fields.size());
            for (FieldState field : fields) {
                Bytes.write(out, field.toBytes(withProof));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException if it is of another format, or no state at all
     */
    public static ContainerState fromBytes(byte[] bytes) {
        StateHeader.requireVersion("containerState", bytes, FORMAT_VERSION);
        try (DataInputStream in = StateInput.of(bytes, 1)) {
            long rows = in.readLong();
            long blankRows = in.readLong();
            int size = in.readInt();
            List<FieldState> fields = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                fields.add(FieldState.fromBytes(Bytes.read(in)));
            }
            ContainerState state = new ContainerState(fields);
            state.rows = rows;
            state.blankRows = blankRows;
            return state;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "containerState: " + bytes.length + " bytes (expected: a whole state)", e);
        }
    }

    public long rows() {
        return rows;
    }

    /** Rows in which every top-level field is null. */
    public long blankRows() {
        return blankRows;
    }

    public List<FieldState> fields() {
        return fields;
    }
}
