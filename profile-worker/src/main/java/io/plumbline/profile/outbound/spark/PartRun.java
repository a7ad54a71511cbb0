package io.plumbline.profile.outbound.spark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.KnownParts;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.PartChoice;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.SourcePart;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;

/** Takes over the parts of files that are as an earlier run has measured them, and has the others read. For one run. */
final class PartRun implements PartChoice {

    private final StoredSums stored;
    private final @Nullable KnownParts known;
    private final Basis basis;
    private final PartSums sums = new PartSums();
    private final Map<String, ProfilePart> reused = new LinkedHashMap<>();
    private String basisNow = "";

    /** @param known null to read everything */
    PartRun(StoredSums stored, @Nullable KnownParts known, Basis basis) {
        this.stored = stored;
        this.known = known;
        this.basis = basis;
    }

    @Override
    public Set<String> chosen(List<SourcePart> parts, List<FieldDescription> fields) {
        basisNow = basis.of(fields);
        if (known != null && known.basis().equals(basisNow)) {
            takeOver(known, parts);
        }
        Set<String> read = new HashSet<>(PartChoice.ALL.chosen(parts, fields));
        read.removeAll(reused.keySet());
        return read;
    }

    private void takeOver(KnownParts from, List<SourcePart> parts) {
        Map<String, ProfilePart> before = new HashMap<>();
        stored.parts(from).forEach(part -> before.put(part.name(), part));
        List<ProfilePart> same = new ArrayList<>();
        for (SourcePart part : parts) {
            ProfilePart old = before.get(part.name());
            if (old != null && old.fingerprint().equals(part.fingerprint()) && StoredSums.kept(old)) {
                same.add(old);
            }
        }
        Set<String> usable = stored.each(same, sums::add);
        same.stream().filter(part -> usable.contains(part.name())).forEach(part -> reused.put(part.name(), part));
    }

    /** How many parts aren't read. */
    int reused() {
        return reused.size();
    }

    /** Those taken over, and with {@link #finished} those that were read. */
    PartSums sums() {
        return sums;
    }

    /**
     * Adds the parts that were read to the sums and says of which the profile then consists.
     *
     * @param stateKey of this attempt
     */
    MeasuredParts finished(
            ReadParts read, List<MeasuredPart> measured, Instant at, String stateKey, PartKeeper keeper) {
        Map<String, KeptPart> byName = new HashMap<>();
        for (MeasuredPart part : measured) {
            KeptPart kept = KeptPart.of(part);
            if (kept.rows() > 0 && !read.read().contains(part.part())) {
                throw new IllegalStateException("part: " + (part.part().isEmpty() ? "none" : part.part())
                        + " (expected: rows of the parts that are read alone)");
            }
            sums.add(kept);
            byName.put(part.part(), kept);
        }
        List<ProfilePart> list = new ArrayList<>();
        for (SourcePart part : read.all()) {
            ProfilePart old = reused.get(part.name());
            KeptPart now = byName.get(part.name());
            list.add((old != null ? old : profiled(part, now, at, stateKey, keeper)).at(list.size()));
        }
        PartsSummary summary =
                new PartsSummary(basisNow, list.size(), read.read().size(), reused.size());
        return new MeasuredParts(summary, list, keeper.kept());
    }

    private static ProfilePart profiled(
            SourcePart part, @Nullable KeptPart measured, Instant at, String stateKey, PartKeeper keeper) {
        long rows = measured == null ? 0 : measured.rows();
        boolean kept = measured != null && rows > 0 && keeper.keep(measured);
        return new ProfilePart(
                part.name(),
                0,
                part.fingerprint(),
                rows,
                part.bytes(),
                part.modified(),
                null,
                at,
                kept ? stateKey : null);
    }
}
