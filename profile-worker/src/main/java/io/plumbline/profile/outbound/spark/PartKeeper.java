package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.statistics.state.KeptPart;

/** Collects the stored forms of the parts that a run has measured, unless one is larger than is worth keeping. */
final class PartKeeper {

    /** What is larger takes longer to fetch than most files to read. */
    static final int MOST_BYTES = 16 << 20;

    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final List<String> tooLarge = new ArrayList<>();
    private int sums;

    /** Whether it is kept. */
    boolean keep(KeptPart part) {
        byte[] bytes = part.toBytes();
        String name = part.halves().part();
        if (bytes.length > MOST_BYTES) {
            tooLarge.add(name);
            return false;
        }
        kept.put(name, bytes);
        return true;
    }

    /** Whether a sum of parts is kept, under its name; one that is too large is fetched by its parts. */
    boolean keepSum(KeptPart sum) {
        byte[] bytes = sum.toBytes();
        if (bytes.length > MOST_BYTES) {
            return false;
        }
        kept.put(sum.halves().part(), bytes);
        sums++;
        return true;
    }

    /** How many sums of parts are kept. */
    int sums() {
        return sums;
    }

    Map<String, byte[]> kept() {
        return kept;
    }

    /** Names of parts that aren't kept. */
    List<String> tooLarge() {
        return tooLarge;
    }
}
