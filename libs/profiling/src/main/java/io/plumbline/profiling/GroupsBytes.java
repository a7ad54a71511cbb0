package io.plumbline.profiling;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.GroupKey;
import io.plumbline.statistics.state.GroupRefusal;
import io.plumbline.statistics.state.MeasuredGroups;
import io.plumbline.statistics.state.MeasuredPart;

/**
 * The groups of a part by one criterion, in the form that tasks exchange.
 *
 * @param most groups that may be kept
 * @param refusal why there are none; null if there are all
 */
record GroupsBytes(int most, @Nullable GroupRefusal refusal, TreeMap<GroupKey, PartsBytes.Halves> groups) {
    private static final int NOT_REFUSED = -1;

    GroupsBytes refused(GroupRefusal why) {
        return new GroupsBytes(most, refusal == null ? why : refusal, new TreeMap<>());
    }

    /** Neither is changed. */
    GroupsBytes merge(GroupsBytes other) {
        GroupRefusal either = refusal == null ? other.refusal : refusal;
        if (either != null) {
            return refused(either);
        }
        TreeMap<GroupKey, PartsBytes.Halves> merged = new TreeMap<>(groups);
        for (Map.Entry<GroupKey, PartsBytes.Halves> group : other.groups.entrySet()) {
            merged.merge(group.getKey(), group.getValue(), PartsBytes.Halves::merge);
            if (merged.size() > most) {
                return refused(GroupRefusal.TOO_MANY_GROUPS);
            }
        }
        return new GroupsBytes(most, null, merged);
    }

    long size() {
        return groups.values().stream().mapToLong(PartsBytes.Halves::size).sum();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(most);
        out.writeByte(refusal == null ? NOT_REFUSED : refusal.ordinal());
        out.writeInt(groups.size());
        for (Map.Entry<GroupKey, PartsBytes.Halves> group : groups.entrySet()) {
            group.getKey().write(out);
            group.getValue().write(out);
        }
    }

    static GroupsBytes read(DataInputStream in) throws IOException {
        int most = in.readInt();
        int refusal = in.readByte();
        TreeMap<GroupKey, PartsBytes.Halves> groups = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            groups.put(GroupKey.read(in), PartsBytes.Halves.read(in));
        }
        return new GroupsBytes(most, refusal == NOT_REFUSED ? null : GroupRefusal.values()[refusal], groups);
    }

    /** @param empty the state that a half without rows has */
    MeasuredGroups measured(String part, ContainerState empty) {
        TreeMap<GroupKey, MeasuredPart> measured = new TreeMap<>();
        groups.forEach((key, halves) -> measured.put(key, halves.measured(part, empty)));
        return new MeasuredGroups(most, refusal, measured);
    }
}
