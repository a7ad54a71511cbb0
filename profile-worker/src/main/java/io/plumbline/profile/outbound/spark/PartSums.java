package io.plumbline.profile.outbound.spark;

import java.util.Optional;

import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.StateSum;

/** Parts added up, each half by itself. */
final class PartSums {

    private final StateSum training = new StateSum();
    private final StateSum heldOut = new StateSum();
    private final PartHistory history = new PartHistory();

    /** @throws IllegalArgumentException if its fields are others than those of the parts before; the sums are as they were */
    void add(MeasuredPart part) {
        if (!training.fits(part.training()) || !heldOut.fits(part.heldOut())) {
            throw new IllegalArgumentException("part: fields other than before (expected: the same in every part)");
        }
        training.add(part.training());
        heldOut.add(part.heldOut());
        history.add(part);
    }

    /** All that was added, under a name; empty if nothing was. */
    Optional<MeasuredPart> sum(String name) {
        return training.sum().flatMap(t -> heldOut.sum().map(h -> new MeasuredPart(name, t, h)));
    }

    /** The parts themselves, as far as they are held. */
    PartHistory history() {
        return history;
    }
}
