package io.plumbline.profile.outbound.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;

import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartBytes;

/** Collects the stored forms of the parts that a run has measured, unless one is larger than is worth keeping. */
final class PartKeeper {

    /** What is larger takes longer to fetch than most files to read. */
    static final int MOST_BYTES = 16 << 20;

    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final List<String> tooLarge = new ArrayList<>();

    /** Whether it is kept. */
    boolean keep(MeasuredPart part) {
        byte[] bytes = PartBytes.of(part);
        if (bytes.length > MOST_BYTES) {
            tooLarge.add(part.part());
            return false;
        }
        kept.put(part.part(), bytes);
        return true;
    }

    Map<String, byte[]> kept() {
        return kept;
    }

    /** Names of parts that aren't kept. */
    List<String> tooLarge() {
        return tooLarge;
    }
}
