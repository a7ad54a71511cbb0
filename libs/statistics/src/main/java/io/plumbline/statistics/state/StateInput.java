package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.InputStream;
import java.util.Objects;

/** A stored state's bytes, read without the locks of Java's own stream over an array: they cost as much as the reading. */
final class StateInput extends InputStream {
    private final byte[] bytes;
    private final int end;
    private int next;

    private StateInput(byte[] bytes, int from) {
        this.bytes = bytes;
        this.next = from;
        this.end = bytes.length;
    }

    /** @param from of which byte on */
    static DataInputStream of(byte[] bytes, int from) {
        return new DataInputStream(new StateInput(bytes, from));
    }

    @Override
    public int read() {
        return next < end ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int some = Math.min(length, end - next);
        if (some == 0) {
            return -1;
        }
        System.arraycopy(bytes, next, into, offset, some);
        next += some;
        return some;
    }

    @Override
    public long skip(long wanted) {
        long some = Math.max(0, Math.min(wanted, end - next));
        next += (int) some;
        return some;
    }

    @Override
    public int available() {
        return end - next;
    }
}
