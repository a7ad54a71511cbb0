package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.worker.work.QueueUnreachableException;
import io.plumbline.worker.work.StoredParts;
import io.plumbline.worker.work.WorkInterruptedByHostException;

/** Fetches states of an earlier profile's parts, and sums of them, one at a time, and leaves out those that are no longer of use. */
final class StoredSums {

    private static final Logger log = LoggerFactory.getLogger(StoredSums.class);

    private final StoredParts stored;

    StoredSums(StoredParts stored) {
        this.stored = stored;
    }

    /** @throws WorkInterruptedByHostException if the service doesn't answer, so that the item is given back */
    List<ProfilePart> parts(KnownParts known) {
        try {
            return stored.of(known);
        } catch (QueueUnreachableException e) {
            throw new WorkInterruptedByHostException("the stored parts can't be asked for", e);
        }
    }

    /** Whether it can be had by itself without reading the source. */
    static boolean kept(ProfilePart part) {
        return part.rows() == 0 || part.stateKey() != null;
    }

    /**
     * Gives the sums that can be read and all of whose parts are still the same to the consumer.
     *
     * @param before all parts of the earlier profile
     * @param same names of those that haven't changed
     * @return names of the parts that these sums stand for
     * @throws WorkInterruptedByHostException if the service doesn't answer, so that the item is given back
     */
    Set<String> sums(List<ProfilePart> before, Set<String> same, Consumer<KeptPart> consumer) {
        Map<PartSumRef, List<String>> bySum = new LinkedHashMap<>();
        for (ProfilePart part : before) {
            PartSumRef sum = part.sum();
            if (sum != null) {
                bySum.computeIfAbsent(sum, s -> new ArrayList<>()).add(part.name());
            }
        }
        Map<PartStateRef, List<String>> wanted = new LinkedHashMap<>();
        bySum.forEach((sum, parts) -> {
            if (same.containsAll(parts)) {
                wanted.put(new PartStateRef(sum.key(), sum.stateName()), parts);
            }
        });
        Set<String> stoodFor = new HashSet<>();
        fetched(List.copyOf(wanted.keySet()), consumer).forEach(ref -> stoodFor.addAll(wanted.get(ref)));
        return stoodFor;
    }

    /**
     * Gives each of these parts that can be read and goes together with those before it to the consumer.
     *
     * @param parts that are kept
     * @return names of those that are of use, parts without rows included
     * @throws WorkInterruptedByHostException if the service doesn't answer, so that the item is given back
     */
    Set<String> each(List<ProfilePart> parts, Consumer<KeptPart> consumer) {
        Set<String> usable = new HashSet<>();
        List<PartStateRef> wanted = new ArrayList<>();
        for (ProfilePart part : parts) {
            String key = part.stateKey();
            if (key != null) {
                wanted.add(new PartStateRef(key, part.name()));
            } else {
                usable.add(part.name());
            }
        }
        fetched(wanted, consumer).forEach(ref -> usable.add(ref.part()));
        return usable;
    }

    /** Those that were given to the consumer. */
    private List<PartStateRef> fetched(List<PartStateRef> wanted, Consumer<KeptPart> consumer) {
        List<PartStateRef> usable = new ArrayList<>();
        try {
            stored.states(wanted, (ref, bytes) -> {
                if (bytes == null) {
                    log.info("The state of {} under {} is gone; what it was of is read again", ref.part(), ref.key());
                    return;
                }
                try {
                    consumer.accept(KeptPart.fromBytes(ref.part(), bytes));
                    usable.add(ref);
                } catch (IllegalArgumentException e) {
                    log.info(
                            "The state of {} is of no use; what it was of is read again: {}",
                            ref.part(),
                            e.getMessage());
                }
            });
        } catch (QueueUnreachableException e) {
            throw new WorkInterruptedByHostException("the stored states can't be asked for", e);
        }
        return usable;
    }
}
