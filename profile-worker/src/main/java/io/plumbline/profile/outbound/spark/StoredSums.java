package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.worker.work.QueueUnreachableException;
import io.plumbline.worker.work.StoredParts;
import io.plumbline.worker.work.WorkInterruptedByHostException;

/** Fetches states of an earlier profile's parts, one at a time, and leaves out those that are no longer of use. */
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

    /** Whether it can be had without reading the source. */
    static boolean kept(ProfilePart part) {
        return part.rows() == 0 || part.stateKey() != null;
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
                PartStateRef ref = new PartStateRef(key, part.name());
                wanted.add(ref);
            } else {
                usable.add(part.name());
            }
        }
        try {
            stored.states(wanted, (ref, bytes) -> {
                if (bytes == null) {
                    log.info("The state of {} under {} is gone; the part is read again", ref.part(), ref.key());
                    return;
                }
                try {
                    consumer.accept(KeptPart.fromBytes(ref.part(), bytes));
                    usable.add(ref.part());
                } catch (IllegalArgumentException e) {
                    log.info("The state of {} is of no use; the part is read again: {}", ref.part(), e.getMessage());
                }
            });
        } catch (QueueUnreachableException e) {
            throw new WorkInterruptedByHostException("the stored states can't be asked for", e);
        }
        return usable;
    }
}
