package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.Set;

/** Results that are stored under the key of their attempt and seen only through a pointer. */
public interface Staged {

    /** Keys under which something was stored before this time. */
    Set<String> keysStoredBefore(Instant time);

    /** Deletes everything under this key. */
    void forget(String key);
}
