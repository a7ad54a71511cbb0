package io.plumbline.profiling;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.MeasuredPart;

/** Parts by name, in the form that tasks exchange. Only parts that both sides have are decoded for a merge. */
final class PartsBytes {
    /** The two states of a part, each in its form for tasks. */
    record Halves(byte[] training, byte[] heldOut) {
        Halves merge(Halves other) {
            return new Halves(
                    ContainerState.mergeTaskBytes(training, other.training),
                    ContainerState.mergeTaskBytes(heldOut, other.heldOut));
        }
    }

    private PartsBytes() {}

    static byte[] of(Map<String, Halves> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(parts.size());
            for (Map.Entry<String, Halves> part : parts.entrySet()) {
                out.writeUTF(part.getKey());
                write(out, part.getValue().training());
                write(out, part.getValue().heldOut());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static TreeMap<String, Halves> read(byte[] bytes) {
        TreeMap<String, Halves> parts = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                parts.put(in.readUTF(), new Halves(in.readNBytes(in.readInt()), in.readNBytes(in.readInt())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] merge(byte[] a, byte[] b) {
        TreeMap<String, Halves> merged = read(a);
        read(b).forEach((part, halves) -> merged.merge(part, halves, Halves::merge));
        return of(merged);
    }

    /** The parts in the order of their names; those of too few rows whole. */
    static List<MeasuredPart> parts(byte[] bytes, ContainerState empty) {
        List<MeasuredPart> parts = new ArrayList<>();
        read(bytes).forEach((part, halves) -> {
            MeasuredPart measured = new MeasuredPart(
                    part, ContainerState.fromBytes(halves.training()), ContainerState.fromBytes(halves.heldOut()));
            long rows = measured.training().rows() + measured.heldOut().rows();
            parts.add(rows < Blocks.FEWEST_ROWS ? new MeasuredPart(part, measured.whole(), empty) : measured);
        });
        return parts;
    }
}
