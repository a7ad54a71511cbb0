package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.events.model.PartSumRef;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.GroupSum;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartSum;
import io.plumbline.statistics.state.StateSum;

/**
 * Parts added up. The newest ones are held, too, as the history that checks are tested on. Older ones are first added up in blocks, whose sums are
 * stored, so that the next run fetches these instead of their parts.
 */
final class PartSums {

    /** How many parts, the last ones in the order, are held: two months of days. */
    static final int NEWEST = 60;
    /** Parts of a block. One that has changed means that as many are fetched one by one. */
    static final int BLOCK = 32;

    private final PartSum sum = new PartSum();
    private final StateSum first = new StateSum();
    private final PartHistory history = new PartHistory();
    private final Set<String> older = new HashSet<>();
    private final Map<String, Block> blockOf = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    /** Parts that follow each other, and what was added of them. */
    private record Block(List<String> parts, PartSum sum) {}

    /**
     * Says which parts are going to be added; one that isn't named counts as one of the newest.
     *
     * @param order names of all parts
     * @param stored names of those that are added by stored sums
     */
    void expect(List<String> order, Set<String> stored) {
        older.addAll(order.subList(0, Math.max(0, order.size() - NEWEST)));
        List<String> alone = order.stream()
                .filter(part -> older.contains(part) && !stored.contains(part))
                .toList();
        for (int from = 0; from + BLOCK <= alone.size(); from += BLOCK) {
            Block block = new Block(List.copyOf(alone.subList(from, from + BLOCK)), new PartSum());
            blocks.add(block);
            block.parts().forEach(part -> blockOf.put(part, block));
        }
    }

    /** @throws IllegalArgumentException if its fields are others than those of the parts before; the sum is as it was */
    void add(KeptPart part) {
        requireFit(part.halves());
        String name = part.halves().part();
        Block block = blockOf.get(name);
        (block == null ? sum : block.sum()).add(part);
        if (!older.contains(name)) {
            history.add(part.halves());
        }
    }

    /** Adds many parts at once. @throws IllegalArgumentException as {@link #add} */
    void addSum(KeptPart ofParts) {
        requireFit(ofParts.halves());
        sum.add(ofParts);
    }

    private void requireFit(MeasuredPart halves) {
        if (!first.fits(halves.training())) {
            throw new IllegalArgumentException(
                    "part: fields other than before (expected: the same paths and types in every part)");
        }
        if (first.sum().isEmpty()) {
            first.add(halves.training());
        }
    }

    /**
     * Adds the blocks to the whole and has their sums kept, as far as they aren't too large. What is added afterwards belongs to none.
     *
     * @param stateKey of this attempt
     * @return of each part that a kept sum stands for, this sum
     */
    Map<String, PartSumRef> close(PartKeeper keeper, String stateKey) {
        Map<String, PartSumRef> kept = new HashMap<>();
        for (Block block : blocks) {
            PartSumRef ref = new PartSumRef(stateKey, keeper.sums());
            // Without rows in any of its parts there is nothing to add.
            block.sum().sum(ref.stateName()).ifPresent(whole -> {
                sum.add(whole);
                if (keeper.keepSum(whole)) {
                    block.parts().forEach(part -> kept.put(part, ref));
                }
            });
        }
        blocks.clear();
        blockOf.clear();
        return kept;
    }

    /** All that was added, under a name; empty if nothing was. */
    Optional<KeptPart> sum(String name) {
        return sum.sum(name);
    }

    /** Whether all of these have the same fields as those that were added before. */
    boolean fit(List<MeasuredPart> parts) {
        return parts.stream().allMatch(part -> first.fits(part.training()));
    }

    /** The halves of all rows that were added; empty if nothing was. Once this is closed. */
    Optional<MeasuredPart> halves() {
        return sum.halves();
    }

    /** All rows that were added; empty if nothing was. Once this is closed. */
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
