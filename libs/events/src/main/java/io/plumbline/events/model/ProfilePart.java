package io.plumbline.events.model;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A part of a container that a profile consists of: a file, a folder of files, or the rows that an increment brought.
 *
 * @param name unique within its container, the same in every run
 * @param position in the order of the container's parts, from 0
 * @param fingerprint differs whenever the part's data may have changed
 * @param rows that were measured
 * @param bytes as stored in the source; absent if it doesn't say
 * @param modified when the source last wrote it; absent if it doesn't say
 * @param upTo the greatest value of the incremental field that an increment brought; absent for other parts
 * @param measuredAt when its rows were read
 * @param stateKey names the attempt that measured it, under which its state is stored; absent if no state of it alone is kept
 * @param sum of several parts, this one among them, which stands for all of them as long as none has changed; absent if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfilePart(
        String name,
        int position,
        String fingerprint,
        long rows,
        @Nullable Long bytes,
        @Nullable Instant modified,
        @Nullable String upTo,
        Instant measuredAt,
        @Nullable String stateKey,
        @Nullable PartSumRef sum) {

    public ProfilePart {
        requireNonNull(name, "name");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(measuredAt, "measuredAt");
    }

    /** Without a sum. */
    public ProfilePart(
            String name,
            int position,
            String fingerprint,
            long rows,
            @Nullable Long bytes,
            @Nullable Instant modified,
            @Nullable String upTo,
            Instant measuredAt,
            @Nullable String stateKey) {
        this(name, position, fingerprint, rows, bytes, modified, upTo, measuredAt, stateKey, null);
    }

    /** The same at another place in the order. */
    public ProfilePart at(int place) {
        return new ProfilePart(name, place, fingerprint, rows, bytes, modified, upTo, measuredAt, stateKey, sum);
    }

    /** The same as one of the parts of that sum; of none if it is null. */
    public ProfilePart within(@Nullable PartSumRef of) {
        return new ProfilePart(name, position, fingerprint, rows, bytes, modified, upTo, measuredAt, stateKey, of);
    }

    /** The same without a state of its own. */
    public ProfilePart withoutState() {
        return new ProfilePart(name, position, fingerprint, rows, bytes, modified, upTo, measuredAt, null, sum);
    }
}
