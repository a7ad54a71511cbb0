package io.plumbline.worker.work;

import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.events.model.ProfilePart;

/**
 * What datastore-service keeps of earlier profiles.
 *
 * <p>Every method throws {@link QueueUnreachableException} if the service didn't answer, or not with what the protocol knows.
 */
public interface StoredParts {

    /** The parts that this profile consists of, in their order. */
    List<ProfilePart> of(KnownParts known);

    /**
     * Gives each of these states to the consumer, in this order, and holds no more than a few megabytes of them itself.
     *
     * @param each takes the state's bytes; null if no such state is stored any more
     */
    void states(List<PartStateRef> wanted, BiConsumer<PartStateRef, byte @Nullable []> each);
}
