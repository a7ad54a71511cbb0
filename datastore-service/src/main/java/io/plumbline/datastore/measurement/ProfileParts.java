package io.plumbline.datastore.measurement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.plumbline.datastore.operation.Staged;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.ProfilePart;

/**
 * The parts that profiles consist of, under the keys of their profiles; and the parts' states, under keys of their own, since later
 * profiles use them too.
 */
public interface ProfileParts extends Staged {

    /** The key of all states that this attempt has measured. @param resultKey {@code <workId>.<generation>} */
    static String stateKey(String resultKey) {
        return resultKey + ".states";
    }

    /** Stores a chunk of this attempt; repeating it changes nothing. */
    void stage(String resultKey, List<ProfilePart> parts, List<PartStateSlice> states);

    /** The parts of a profile at these positions, in their order. */
    List<ProfilePart> parts(String profileKey, int fromPosition, int toPosition);

    /** The state of a part, base64, as this attempt has measured it; empty unless all of it is stored. */
    Optional<String> state(String resultKey, String part);

    /** The keys of the states that these profiles consist of. */
    Set<String> stateKeys(Collection<String> profileKeys);
}
