package io.plumbline.statistics.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Adds parts up, each half by itself, one part after the other. Not safe for use by several threads. */
public final class PartSum {
    private final StateSum training = new StateSum();
    private final StateSum heldOut = new StateSum();
    private final List<UniqueRanges> ranges = new ArrayList<>();
    private final List<GroupSum> groups = new ArrayList<>();

    /**
     * Adds a part, which isn't changed.
     *
     * @throws IllegalArgumentException if its fields are others than those of the parts before; the sum is as it was
     */
    public void add(KeptPart part) {
        MeasuredPart halves = part.halves();
        if (!fits(halves)) {
            throw new IllegalArgumentException(
                    "part: fields other than before (expected: the same paths and types in every part)");
        }
        training.add(halves.training());
        heldOut.add(halves.heldOut());
        for (int i = 0; i < halves.training().fields().size(); i++) {
            if (i == ranges.size()) {
                ranges.add(new UniqueRanges());
            }
            ranges.get(i)
                    .add(
                            halves.training().fields().get(i),
                            halves.heldOut().fields().get(i),
                            part.unique(i),
                            part.within(i));
        }
        for (int i = 0; i < part.groups().size(); i++) {
            if (i == groups.size()) {
                groups.add(new GroupSum());
            }
            groups.get(i).add(part.groups().get(i));
        }
    }

    /** The same by each criterion; empty if the parts that were added aren't in groups. */
    public List<GroupSum> groups() {
        return List.copyOf(groups);
    }

    /** Whether the part has the same fields, by path and type, as those that were added before. */
    public boolean fits(MeasuredPart part) {
        return training.fits(part.training()) && heldOut.fits(part.heldOut());
    }

    /** The halves of all that was added, without a name; empty if nothing was. Not to be changed. */
    public Optional<MeasuredPart> halves() {
        return training.sum().flatMap(t -> heldOut.sum().map(h -> new MeasuredPart("", t, h)));
    }

    /** All that was added, as one part of this name; empty if nothing was. */
    public Optional<KeptPart> sum(String name) {
        return halves().map(halves -> {
            BitSet unique = KeptPart.unique(whole(halves));
            MeasuredPart named = new MeasuredPart(name, halves.training(), halves.heldOut());
            return KeptPart.of(
                    named,
                    unique,
                    ranges.stream().map(UniqueRanges::within).toList(),
                    groups.stream().map(sum -> sum.kept(name)).toList());
        });
    }

    /** All rows that were added; empty if nothing was. */
    public Optional<ContainerState> whole() {
        return halves().map(this::whole);
    }

    private ContainerState whole(MeasuredPart halves) {
        ContainerState whole = halves.training().merge(halves.heldOut());
        for (int i = 0; i < whole.fields().size(); i++) {
            if (ranges.get(i).proven()) {
                whole.fields().get(i).distinct().ifPresent(DistinctState::proven);
            }
        }
        return whole;
    }
}
