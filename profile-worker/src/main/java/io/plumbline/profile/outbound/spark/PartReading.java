package io.plumbline.profile.outbound.spark;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.PartFiles;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Source;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.profiling.PartNames;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartState;
import io.plumbline.worker.outbound.source.ReadWishes;
import io.plumbline.worker.work.StoredParts;

import static java.util.Objects.requireNonNullElse;

/**
 * Reads of a container what no earlier run has measured, and adds what those have left. A run of some rows only, by a sample or a limit,
 * reads for itself and leaves nothing.
 */
final class PartReading {

    private final Source source;
    private final SparkSession session;
    private final WorkAssignment assignment;
    private final ContainerTarget container;
    private final StoredSums stored;
    private final Clock clock;
    private final ReadOptions wishes;
    private final boolean whole;
    private final Basis basis;
    private final @Nullable KnownParts known;

    /** Runs the one job over what is to be read. */
    interface Measuring extends BiFunction<ReadResult, PartNames, List<MeasuredPart>> {}

    /**
     * What was measured, by this run and earlier ones.
     *
     * @param state of all rows
     * @param halves the same rows apart: those that checks are inferred from, and those they are tested on
     * @param history whole states of the parts, in their order; of very many the last ones
     * @param read what this run has read
     * @param parts null if the container has none, or not all of it was read
     * @param tooLarge names of parts that aren't kept
     */
    record Sum(
            ContainerState state,
            MeasuredPart halves,
            List<PartState> history,
            ReadResult read,
            ReadCoverage coverage,
            @Nullable MeasuredParts parts,
            List<String> tooLarge) {}

    PartReading(
            Source source,
            SparkSession session,
            WorkAssignment assignment,
            ContainerTarget container,
            ProfileSettings settings,
            StoredParts stored,
            Clock clock) {
        this.source = source;
        this.session = session;
        this.assignment = assignment;
        this.container = container;
        this.stored = new StoredSums(stored);
        this.clock = clock;
        this.wishes = ReadWishes.of(container, settings, assignment.connections());
        this.whole = wishes.sample() == null
                && wishes.limits().rows() == null
                && wishes.limits().bytes() == null
                && wishes.start() == null;
        this.basis = new Basis(assignment, container);
        this.known = Boolean.TRUE.equals(settings.full()) ? null : assignment.knownParts();
    }

    /** Measures what is to be read and adds it to what is known. */
    Sum measured(Measuring measuring) {
        if (!whole) {
            return alone(read(wishes), measuring, List.of());
        }
        PartRun run = new PartRun(stored, known, basis);
        ReadResult read = read(wishes.choosing(run));
        Optional<ReadParts> parts = read.parts();
        if (parts.isPresent()) {
            if (read.plan().partial()) {
                // A limit of the datastore's settings cuts it: what was taken over must not be added to a part of the rest.
                return alone(run.reused() == 0 ? read : read(wishes), measuring, List.of());
            }
            return ofFiles(run, read, parts.get(), measuring);
        }
        String field = overrides().incrementalField();
        if (field == null || read.plan().partial()) {
            return alone(read, measuring, List.of());
        }
        if (!IncrementRun.canGrow(read.fields(), field)) {
            return alone(
                    read,
                    measuring,
                    List.of("read whole: new rows can't be told by " + field
                            + " (expected: a field of whole or decimal numbers, dates or times)"));
        }
        return increment(read, field, measuring);
    }

    private Sum alone(ReadResult read, Measuring measuring, List<String> notes) {
        PartSums sums = new PartSums();
        measuring.apply(read, PartNames.one()).forEach(sums::add);
        MeasuredPart all = sums.sum("").orElseThrow();
        ReadCoverage coverage = coverage(read.plan().partial(), read, notes);
        return new Sum(all.whole(), all, List.of(), read, coverage, null, List.of());
    }

    private Sum ofFiles(PartRun run, ReadResult read, ReadParts parts, Measuring measuring) {
        Instant now = clock.instant();
        PartFiles files = parts.files();
        boolean nothing = parts.read().isEmpty() && run.reused() > 0;
        List<MeasuredPart> measured = nothing ? List.of() : measuring.apply(read, files::partOf);
        measured.forEach(run.sums()::add);
        PartKeeper keeper = new PartKeeper();
        MeasuredParts made = run.finished(parts, measured, now, assignment.resultKey(), keeper);
        // Only parts without rows: there is nothing to add, and yet there are fields.
        MeasuredPart all = run.sums()
                .sum("")
                .orElseGet(() -> measuring.apply(read, files::partOf).get(0));
        List<String> notes = run.reused() == 0
                ? List.of()
                : List.of(run.reused() + " of " + parts.all().size()
                        + " parts are as an earlier run has measured them and weren't read; what it warned of in them"
                        + " isn't repeated");
        List<PartState> history = run.sums().history().in(made.parts());
        return new Sum(all.whole(), all, history, read, coverage(false, read, notes), made, keeper.tooLarge());
    }

    private Sum increment(ReadResult all, String field, Measuring measuring) {
        IncrementRun run = IncrementRun.of(stored, known, field, basis.of(all.fields()));
        Start start = run.start();
        ReadResult read = start == null ? all : read(wishes.from(start));
        Instant now = clock.instant();
        PartSums fresh = new PartSums();
        measuring.apply(read, PartNames.one()).forEach(fresh::add);
        MeasuredPart measured = fresh.sum("").orElseThrow();
        PartKeeper keeper = new PartKeeper();
        MeasuredParts made = run.finished(measured, now, assignment.resultKey(), keeper);
        List<String> notes = start == null ? List.of() : run.notes();
        MeasuredPart total = run.sums().sum("").orElseThrow();
        List<PartState> history = run.sums().history().in(made.parts());
        return new Sum(total.whole(), total, history, read, coverage(false, read, notes), made, keeper.tooLarge());
    }

    private ReadResult read(ReadOptions options) {
        return source.read(session, new ContainerRef(container.name(), container.locator()), options);
    }

    private ContainerOverrides overrides() {
        return requireNonNullElse(container.overrides(), ContainerOverrides.NONE);
    }

    private static ReadCoverage coverage(boolean partial, ReadResult read, List<String> more) {
        List<String> notes = new ArrayList<>(more);
        notes.addAll(read.plan().notes());
        return ReadCoverage.of(partial, notes);
    }
}
