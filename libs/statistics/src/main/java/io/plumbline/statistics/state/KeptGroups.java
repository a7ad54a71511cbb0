package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A part's groups of one criterion, as they are stored with it.
 *
 * @param most groups that may be kept
 * @param refusal why there are none; null if there are all
 * @param groups by their values
 */
public record KeptGroups(int most, @Nullable GroupRefusal refusal, SortedMap<GroupKey, KeptPart> groups) {

    private static final int NOT_REFUSED = -1;

    public KeptGroups {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    static KeptGroups of(MeasuredGroups measured) {
        TreeMap<GroupKey, KeptPart> kept = new TreeMap<>();
        measured.groups().forEach((key, part) -> kept.put(key, KeptPart.of(part)));
        return new KeptGroups(measured.most(), measured.refusal(), kept);
    }

    static void write(List<KeptGroups> criteria, DataOutputStream out) throws IOException {
        out.writeByte(criteria.size());
        for (KeptGroups criterion : criteria) {
            GroupRefusal refusal = criterion.refusal;
            out.writeInt(criterion.most);
            out.writeByte(refusal == null ? NOT_REFUSED : refusal.ordinal());
            out.writeInt(criterion.groups.size());
            for (var group : criterion.groups.entrySet()) {
                group.getKey().write(out);
                group.getValue().write(out);
            }
        }
    }

    static List<KeptGroups> read(String part, DataInputStream in) throws IOException {
        List<KeptGroups> criteria = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            int most = in.readInt();
            int refusal = in.readByte();
            TreeMap<GroupKey, KeptPart> groups = new TreeMap<>();
            for (int group = in.readInt(); group > 0; group--) {
                groups.put(GroupKey.read(in), KeptPart.read(part, in));
            }
            criteria.add(new KeptGroups(most, refusal == NOT_REFUSED ? null : GroupRefusal.values()[refusal], groups));
        }
        return criteria;
    }
}
