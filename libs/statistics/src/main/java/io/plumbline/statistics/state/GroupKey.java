package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values by which a group's rows are told from others, in the order of the criterion's fields.
 *
 * @param values each in its one canonical text, see {@code ValueText}; null for rows without a value. A text "null" is another value
 */
public record GroupKey(List<@Nullable String> values) implements Comparable<GroupKey> {

    /** Groups aren't named by texts that are longer, in characters. */
    public static final int LONGEST_VALUE = 200;

    public GroupKey {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** By one value after the other, null first. */
    @Override
    public int compareTo(GroupKey other) {
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            String mine = values.get(i);
            String its = other.values.get(i);
            int order = mine == null || its == null ? Boolean.compare(mine != null, its != null) : mine.compareTo(its);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(values.size(), other.values.size());
    }

    /** For {@link #read}. */
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(values.size());
        for (String value : values) {
            out.writeBoolean(value != null);
            if (value != null) {
                Bytes.write(out, value);
            }
        }
    }

    /** As it was written. */
    public static GroupKey read(DataInputStream in) throws IOException {
        int size = in.readUnsignedByte();
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(in.readBoolean() ? Bytes.readText(in) : null);
        }
        return new GroupKey(values);
    }
}
