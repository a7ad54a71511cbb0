package io.plumbline.profile.outbound.spark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.KnownParts;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;

/**
 * Takes over the rows that earlier runs have read, up to the greatest value of a field that grows with new rows, and has the rows beyond it
 * read. For one run.
 */
final class IncrementRun {

    /** Older increments become one when there are more. */
    static final int MOST_PARTS = 400;

    private final StoredSums stored;
    private final String field;
    private final String basis;
    private final List<ProfilePart> before = new ArrayList<>();
    private final PartSums sums = new PartSums();
    private final PartSums oldest = new PartSums();
    private @Nullable String upTo;
    private @Nullable ProfilePart joinedPart;

    private IncrementRun(StoredSums stored, String field, String basis) {
        this.stored = stored;
        this.field = field;
        this.basis = basis;
    }

    /**
     * Whether rows of this field can be told to be new: by whole and decimal numbers, dates and times. A NaN is greater than everything, so
     * that it would be read again and again.
     */
    static boolean canGrow(List<FieldDescription> fields, String field) {
        return fields.stream().filter(f -> f.name().equals(field)).anyMatch(f -> switch (f.sparkType()) {
            case "tinyint", "smallint", "int", "bigint", "date", "timestamp", "timestamp_ntz" -> true;
            default -> f.sparkType().startsWith("decimal");
        });
    }

    /** @param known null to read everything */
    static IncrementRun of(StoredSums stored, @Nullable KnownParts known, String field, String basis) {
        IncrementRun run = new IncrementRun(stored, field, basis);
        if (known == null || !known.basis().equals(basis)) {
            return run;
        }
        IncrementRun goingOn = new IncrementRun(stored, field, basis);
        return goingOn.takeOver(known) ? goingOn : run;
    }

    private boolean takeOver(KnownParts known) {
        List<ProfilePart> parts = stored.parts(known);
        String last = parts.isEmpty() ? null : parts.get(parts.size() - 1).upTo();
        if (last == null || !parts.stream().allMatch(StoredSums::kept)) {
            return false;
        }
        int joined = parts.size() < MOST_PARTS ? 0 : parts.size() - MOST_PARTS / 2;
        List<ProfilePart> joinedParts = parts.subList(0, joined);
        List<ProfilePart> others = parts.subList(joined, parts.size());
        Set<String> ofJoined = stored.sums(parts, names(joinedParts), oldest::addSum);
        Set<String> ofOthers = stored.sums(parts, names(others), sums::addSum);
        sums.expect(List.copyOf(names(others)), ofOthers);
        // Rows between two values can't be read alone: one that is gone means that all are read.
        if (!added(joinedParts, ofJoined, oldest) || !added(others, ofOthers, sums)) {
            return false;
        }
        others.forEach(part -> before.add(ofOthers.contains(part.name()) ? part : part.within(null)));
        if (joined > 0) {
            joined(joinedParts);
        }
        upTo = last;
        return true;
    }

    /** Whether all of these could be added. @param done names of those that a sum stands for */
    private boolean added(List<ProfilePart> parts, Set<String> done, PartSums to) {
        List<ProfilePart> alone =
                parts.stream().filter(part -> !done.contains(part.name())).toList();
        return stored.each(alone, to::add).size() == alone.size();
    }

    /** In their order. */
    private static Set<String> names(List<ProfilePart> parts) {
        return parts.stream().map(ProfilePart::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void joined(List<ProfilePart> parts) {
        ProfilePart last = parts.get(parts.size() - 1);
        long rows = parts.stream().mapToLong(ProfilePart::rows).sum();
        String name = name(null, last.upTo());
        joinedPart = new ProfilePart(name, 0, name, rows, null, null, last.upTo(), last.measuredAt(), null);
        oldest.sum(name).ifPresent(sums::add);
    }

    /** Beyond which value rows are read; null for all rows. */
    @Nullable
    Start start() {
        return upTo == null ? null : new Start(field, upTo);
    }

    PartSums sums() {
        return sums;
    }

    /** What a reader of the profile must know; empty if all rows were read. */
    List<String> notes() {
        return upTo == null
                ? List.of()
                : List.of(
                        "rows whose " + field + " is greater than " + upTo + " were read and added to those of earlier"
                                + " runs; what has changed or gone among the latter isn't seen until a profile with full");
    }

    /**
     * Adds the rows that were read to the sums and says of which parts the profile then consists.
     *
     * @param measured all of them
     * @param stateKey of this attempt
     */
    MeasuredParts finished(MeasuredPart measured, Instant at, String stateKey, PartKeeper keeper) {
        List<ProfilePart> list = new ArrayList<>();
        ProfilePart first = joinedPart;
        if (first != null) {
            boolean kept = keeper.keep(oldest.sum(first.name()).orElseThrow());
            list.add(new ProfilePart(
                    first.name(),
                    0,
                    first.fingerprint(),
                    first.rows(),
                    null,
                    null,
                    first.upTo(),
                    first.measuredAt(),
                    kept ? stateKey : null));
        }
        list.addAll(before);
        long rows = measured.training().rows() + measured.heldOut().rows();
        int read = 0;
        if (rows > 0 || list.isEmpty()) {
            read = 1;
            String greatest = greatest(measured);
            // Rows without a value are read by the first run alone.
            String end = greatest == null ? upTo : greatest;
            String name = name(upTo, end);
            KeptPart named = KeptPart.of(measured).called(name);
            sums.add(named);
            boolean kept = rows > 0 && keeper.keep(named);
            list.add(new ProfilePart(name, 0, name, rows, null, null, end, at, kept ? stateKey : null));
        }
        Map<String, PartSumRef> stoodFor = sums.close(keeper, stateKey);
        List<ProfilePart> placed = new ArrayList<>();
        for (ProfilePart part : list) {
            PartSumRef sum = stoodFor.get(part.name());
            placed.add((sum == null ? part : part.within(sum)).at(placed.size()));
        }
        PartsSummary summary = new PartsSummary(basis, placed.size(), read, placed.size() - read);
        return new MeasuredParts(summary, placed, keeper.kept());
    }

    /** Null if no row has a value. */
    private @Nullable String greatest(MeasuredPart measured) {
        String quoted = "`" + field.replace("`", "``") + "`";
        for (FieldState state : measured.whole().fields()) {
            String path = state.shape().path();
            if (path.equals(field) || path.equals(quoted)) {
                return ContainerProfiles.of(state).text(MetricName.MAX).orElse(null);
            }
        }
        return null;
    }

    private String name(@Nullable String after, @Nullable String end) {
        return field + (after == null ? "" : " after " + after) + (end == null ? " without values" : " up to " + end);
    }
}
