package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Version, shape and limits at the start of a stored state. */
final class StateHeader {
    private static final int PER_ELEMENT = 1;
    private static final int MASKED = 2;

    private StateHeader() {}

    static void requireVersion(String what, byte[] bytes, int wanted) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException(what + ": 0 bytes (expected: a whole state)");
        }
        int version = bytes[0] & 0xFF;
        if (version != wanted) {
            throw new IllegalArgumentException(what + ": format version " + version + " (expected: " + wanted
                    + "; it was written by another release: profile the container again)");
        }
    }

    static void write(DataOutputStream out, FieldShape shape, StateLimits limits) throws IOException {
        Bytes.write(out, shape.path());
        out.writeInt(shape.ordinal());
        Bytes.write(out, shape.sparkType());
        Bytes.write(out, shape.type().name());
        Bytes.write(out, shape.domain().name());
        out.writeInt(shape.scale());
        out.writeBoolean(shape.nullable());
        // Bits in the place of what was a truth value, so that states from before masking are read as they were.
        out.writeByte((shape.perElement() ? PER_ELEMENT : 0) | (shape.masked() ? MASKED : 0));
        out.writeInt(limits.hllLgK());
        out.writeInt(limits.kllK());
        out.writeInt(limits.exactValues());
        out.writeInt(limits.frequentItems());
        out.writeInt(limits.textChars());
        out.writeInt(limits.uniqueValues());
    }

    static FieldShape readShape(DataInputStream in) throws IOException {
        String path = Bytes.readText(in);
        int ordinal = in.readInt();
        String sparkType = Bytes.readText(in);
        ProfiledType type = ProfiledType.valueOf(Bytes.readText(in));
        ValueDomain domain = ValueDomain.valueOf(Bytes.readText(in));
        int scale = in.readInt();
        boolean nullable = in.readBoolean();
        int flags = in.readByte();
        boolean perElement = (flags & PER_ELEMENT) != 0;
        boolean masked = (flags & MASKED) != 0;
        return new FieldShape(path, ordinal, sparkType, type, domain, scale, nullable, perElement, masked);
    }

    static StateLimits readLimits(DataInputStream in) throws IOException {
        return new StateLimits(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }
}
