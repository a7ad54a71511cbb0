package io.plumbline.statistics.state;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One aspect of a column's values. Absorbing is associative and commutative, and a fresh state is its identity: exactly for
 * counters, within the stated bound for sketches.
 */
interface MergeableState<S extends MergeableState<S>> {
    /** Adds what the other has seen; the other stays as it is. */
    void absorb(S other);

    void write(DataOutputStream out) throws IOException;
}
