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

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.GroupRefusal;
import io.plumbline.statistics.state.MeasuredGroups;
import io.plumbline.statistics.state.MeasuredPart;

/** Parts by name, in the form that tasks exchange. Only parts that both sides have are decoded for a merge. */
final class PartsBytes {
    /**
     * Of the groups of all parts of a run together; with more, none is kept. To merge them takes some times as much, so that a small heap
     * has fewer.
     */
    static final long MOST_GROUP_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16);

    /** The two states of a part or a group, each in its form for tasks. */
    record Halves(byte[] training, byte[] heldOut) {
        Halves merge(Halves other) {
            return new Halves(
                    ContainerState.mergeTaskBytes(training, other.training),
                    ContainerState.mergeTaskBytes(heldOut, other.heldOut));
        }

        long size() {
            return (long) training.length + heldOut.length;
        }

        void write(DataOutputStream out) throws IOException {
            PartsBytes.write(out, training);
            PartsBytes.write(out, heldOut);
        }

        static Halves read(DataInputStream in) throws IOException {
            return new Halves(in.readNBytes(in.readInt()), in.readNBytes(in.readInt()));
        }

        /** Of too few rows whole. */
        MeasuredPart measured(String part, ContainerState empty) {
            MeasuredPart measured =
                    new MeasuredPart(part, ContainerState.fromBytes(training), ContainerState.fromBytes(heldOut));
            long rows = measured.training().rows() + measured.heldOut().rows();
            return rows < Blocks.FEWEST_ROWS ? new MeasuredPart(part, measured.whole(), empty) : measured;
        }
    }

    /**
     * One part.
     *
     * @param groups the same rows by each criterion; empty if none was asked for
     */
    record Part(Halves halves, List<GroupsBytes> groups) {
        Part merge(Part other) {
            List<GroupsBytes> merged = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                merged.add(groups.get(i).merge(other.groups.get(i)));
            }
            return new Part(halves.merge(other.halves), merged);
        }

        long groupBytes() {
            return groups.stream().mapToLong(GroupsBytes::size).sum();
        }

        Part withoutGroups() {
            return new Part(
                    halves,
                    groups.stream().map(g -> g.refused(GroupRefusal.TOO_LARGE)).toList());
        }
    }

    private PartsBytes() {}

    static byte[] of(Map<String, Part> parts) {
        boolean tooLarge = parts.values().stream().mapToLong(Part::groupBytes).sum() > MOST_GROUP_BYTES;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(parts.size());
            for (Map.Entry<String, Part> entry : parts.entrySet()) {
                Part part = tooLarge ? entry.getValue().withoutGroups() : entry.getValue();
                out.writeUTF(entry.getKey());
                part.halves().write(out);
                out.writeByte(part.groups().size());
                for (GroupsBytes groups : part.groups()) {
                    groups.write(out);
                }
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

    private static TreeMap<String, Part> read(byte[] bytes) {
        TreeMap<String, Part> parts = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                Halves halves = Halves.read(in);
                List<GroupsBytes> groups = new ArrayList<>();
                for (int criteria = in.readByte(); criteria > 0; criteria--) {
                    groups.add(GroupsBytes.read(in));
                }
                parts.put(name, new Part(halves, groups));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] merge(byte[] a, byte[] b) {
        TreeMap<String, Part> merged = read(a);
        read(b).forEach((name, part) -> merged.merge(name, part, Part::merge));
        return of(merged);
    }

    /** The parts in the order of their names; those of too few rows whole. */
    static List<MeasuredPart> parts(byte[] bytes, ContainerState empty, @Nullable Grouping grouping) {
        ContainerState emptyGroup = grouping == null ? empty : ContainerState.fromBytes(grouping.empty());
        List<MeasuredPart> parts = new ArrayList<>();
        read(bytes).forEach((name, part) -> {
            MeasuredPart measured = part.halves().measured(name, empty);
            List<MeasuredGroups> groups = part.groups().stream()
                    .map(g -> g.measured(name, emptyGroup))
                    .toList();
            parts.add(new MeasuredPart(name, measured.training(), measured.heldOut(), groups));
        });
        return parts;
    }
}
