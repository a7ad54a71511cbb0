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
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;

/** Takes over the parts of files that are as an earlier run has measured them, and has the others read. For one run. */
final class PartRun implements PartChoice {

    /** So many parts, the last ones in the order, keep states of their own; of others only the sum that they are in is kept. */
    static final int MOST_SINGLE = 400;

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
        } else {
            sums.expect(names(parts), Set.of());
        }
        Set<String> read = new HashSet<>(PartChoice.ALL.chosen(parts, fields));
        read.removeAll(reused.keySet());
        return read;
    }

    private void takeOver(KnownParts from, List<SourcePart> parts) {
        List<ProfilePart> all = stored.parts(from);
        Map<String, ProfilePart> before = new HashMap<>();
        all.forEach(part -> before.put(part.name(), part));
        Map<String, ProfilePart> same = new LinkedHashMap<>();
        for (SourcePart part : parts) {
            ProfilePart old = before.get(part.name());
            if (old != null && old.fingerprint().equals(part.fingerprint())) {
                same.put(part.name(), old);
            }
        }
        Set<String> inSums = stored.sums(all, same.keySet(), sums::addSum);
        sums.expect(names(parts), inSums);
        List<ProfilePart> alone = same.values().stream()
                .filter(part -> !inSums.contains(part.name()) && StoredSums.kept(part))
                .toList();
        Set<String> usable = stored.each(alone, sums::add);
        same.forEach((name, part) -> {
            if (inSums.contains(name)) {
                reused.put(name, part);
            } else if (usable.contains(name)) {
                reused.put(name, part.within(null));
            }
        });
    }

    private static List<String> names(List<SourcePart> parts) {
        return parts.stream().map(SourcePart::name).toList();
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
        Map<String, PartSumRef> stoodFor = sums.close(keeper, stateKey);
        int single = Math.max(0, read.all().size() - MOST_SINGLE);
        List<ProfilePart> list = new ArrayList<>();
        for (SourcePart source : read.all()) {
            ProfilePart old = reused.get(source.name());
            PartSumRef sum = stoodFor.get(source.name());
            boolean alone = list.size() >= single || (sum == null && (old == null || old.sum() == null));
            ProfilePart part = old == null
                    ? profiled(source, byName.get(source.name()), at, alone ? stateKey : null, keeper)
                    : alone ? old : old.withoutState();
            list.add((sum == null ? part : part.within(sum)).at(list.size()));
        }
        PartsSummary summary =
                new PartsSummary(basisNow, list.size(), read.read().size(), reused.size());
        return new MeasuredParts(summary, list, keeper.kept());
    }

    /** @param stateKey null if its state isn't to be kept */
    private static ProfilePart profiled(
            SourcePart part, @Nullable KeptPart measured, Instant at, @Nullable String stateKey, PartKeeper keeper) {
        long rows = measured == null ? 0 : measured.rows();
        boolean kept = measured != null && rows > 0 && stateKey != null && keeper.keep(measured);
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
