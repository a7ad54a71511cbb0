package io.plumbline.connectors.files.store;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.xerial.snappy.Snappy;

/** Snappy as Hadoop writes it: blocks that say how long they are unpacked, each of pieces that say how long they are packed. */
public final class HadoopSnappyStream extends InputStream {

    private static final int MOST_BYTES = 64 << 20;

    private final DataInputStream in;
    private byte[] piece = new byte[0];
    private int at;
    private long leftOfBlock;

    public HadoopSnappyStream(InputStream in) {
        this.in = new DataInputStream(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == piece.length) {
            if (!nextPiece()) {
                return -1;
            }
        }
        int read = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, read);
        at += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean nextPiece() throws IOException {
        while (leftOfBlock == 0) {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            leftOfBlock = (long) first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        }
        int packed = in.readInt();
        if (packed < 0 || packed > MOST_BYTES) {
            throw new EOFException("snappy: a piece of " + packed + " bytes (expected: 0 to " + MOST_BYTES + ")");
        }
        byte[] bytes = new byte[packed];
        in.readFully(bytes);
        if (Snappy.uncompressedLength(bytes) > MOST_BYTES) {
            throw new EOFException("snappy: a piece that is too long (expected: up to " + MOST_BYTES + " bytes)");
        }
        piece = Snappy.uncompress(bytes);
        at = 0;
        leftOfBlock = Math.max(0, leftOfBlock - piece.length);
        return true;
    }
}
