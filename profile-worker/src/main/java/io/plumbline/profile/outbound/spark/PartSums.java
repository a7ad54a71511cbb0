package io.plumbline.profile.outbound.spark;

import java.util.List;
import java.util.Optional;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.GroupSum;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartSum;

/** Parts added up, and the parts themselves as far as they are held. */
final class PartSums {

    private final PartSum sum = new PartSum();
    private final PartHistory history = new PartHistory();

    /** @throws IllegalArgumentException if its fields are others than those of the parts before; the sum is as it was */
    void add(KeptPart part) {
        sum.add(part);
        history.add(part.halves());
    }

    /** All that was added, under a name; empty if nothing was. */
    Optional<KeptPart> sum(String name) {
        return sum.sum(name);
    }

    /** Whether all of these have the same fields as those that were added before. */
    boolean fit(List<MeasuredPart> parts) {
        return parts.stream().allMatch(sum::fits);
    }

    /** The halves of all rows that were added; empty if nothing was. */
    Optional<MeasuredPart> halves() {
        return sum.halves();
    }

    /** All rows that were added; empty if nothing was. */
    Optional<ContainerState> whole() {
        return sum.whole();
    }

    /** The same rows in the groups of each criterion; empty if the parts aren't in groups. */
    List<GroupSum> groups() {
        return sum.groups();
    }

    PartHistory history() {
        return history;
    }
}
