package io.plumbline.profile.outbound.spark;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
import io.plumbline.statistics.state.GroupSum;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartState;
import io.plumbline.statistics.state.PartSum;
import io.plumbline.worker.outbound.source.ReadWishes;
import io.plumbline.worker.work.StoredParts;

import static java.util.Objects.requireNonNullElse;

/**
 * Reads of a container what no earlier run has measured, and adds what those have left. A run of some rows only, by a sample or a limit,
 * reads for itself and leaves nothing.
 */
final class PartReading {

    private static final Logger log = LoggerFactory.getLogger(PartReading.class);

    private final Source source;
    private final SparkSession session;
    private final WorkAssignment assignment;
    private final ContainerTarget container;
    private final ProfileSettings settings;
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
     * @param groups the same rows in the groups of each criterion
     */
    record Sum(
            ContainerState state,
            MeasuredPart halves,
            List<PartState> history,
            ReadResult read,
            ReadCoverage coverage,
            @Nullable MeasuredParts parts,
            List<String> tooLarge,
            List<GroupSum> groups) {}

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
        this.settings = settings;
        this.stored = new StoredSums(stored);
        this.clock = clock;
        this.wishes = ReadWishes.of(container, settings, assignment.connections());
        this.whole = wishes.sample() == null
                && wishes.limits().rows() == null
                && wishes.limits().bytes() == null
                && wishes.limits().rowsPerPart() == null
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
        if (read.parts().isPresent()) {
            return ofFiles(run, read, read.parts().get(), measuring);
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
        return increment(IncrementRun.of(stored, known, field, basis.of(read.fields())), read, field, measuring);
    }

    private Sum alone(ReadResult read, Measuring measuring, List<String> notes) {
        MeasuredPart all = measuring.apply(read, PartNames.one()).get(0);
        ReadCoverage coverage = coverage(read.plan().partial(), read, notes);
        PartSum sum = new PartSum();
        if (!all.groups().isEmpty()) {
            sum.add(KeptPart.of(all));
        }
        return new Sum(all.whole(), all, List.of(), read, coverage, null, List.of(), sum.groups());
    }

    private Sum ofFiles(PartRun run, ReadResult read, ReadParts parts, Measuring measuring) {
        if (read.plan().partial()) {
            // A limit of the datastore's settings cuts it: what was taken over must not be added to some of the rest.
            return alone(run.reused() == 0 ? read : read(wishes), measuring, List.of());
        }
        Instant now = clock.instant();
        PartFiles files = parts.files();
        boolean nothing = parts.read().isEmpty() && run.reused() > 0;
        List<MeasuredPart> measured = nothing ? List.of() : measuring.apply(read, files::partOf);
        if (!run.sums().fit(measured)) {
            log.info("{}: other fields than in its stored states; everything is read", container.name());
            PartRun all = new PartRun(stored, null, basis);
            ReadResult again = read(wishes.choosing(all));
            return ofFiles(all, again, again.parts().orElseThrow(), measuring);
        }
        PartKeeper keeper = new PartKeeper();
        MeasuredParts made = run.finished(parts, measured, now, assignment.resultKey(), keeper);
        if (run.sums().halves().isEmpty()) {
            // Only parts without rows: there is nothing to add up, and yet there are fields.
            measuring.apply(read, files::partOf).forEach(part -> run.sums().add(KeptPart.of(part)));
        }
        List<String> notes = run.reused() == 0
                ? List.of()
                : List.of(run.reused() + " of " + parts.all().size()
                        + " parts are as an earlier run has measured them and weren't read; what it warned of in them"
                        + " isn't repeated");
        return sum(run.sums(), read, coverage(false, read, notes), made, keeper.tooLarge());
    }

    private Sum increment(IncrementRun run, ReadResult all, String field, Measuring measuring) {
        Start start = run.start();
        ReadResult read = start == null ? all : read(wishes.from(start));
        Instant now = clock.instant();
        MeasuredPart measured = measuring.apply(read, PartNames.one()).get(0);
        if (!run.sums().fit(List.of(measured))) {
            log.info("{}: other fields than in its stored states; everything is read", container.name());
            return increment(IncrementRun.of(stored, null, field, basis.of(all.fields())), all, field, measuring);
        }
        PartKeeper keeper = new PartKeeper();
        MeasuredParts made = run.finished(measured, now, assignment.resultKey(), keeper);
        List<String> notes = start == null ? List.of() : run.notes();
        return sum(run.sums(), read, coverage(false, read, notes), made, keeper.tooLarge());
    }

    private static Sum sum(
            PartSums sums, ReadResult read, ReadCoverage coverage, MeasuredParts made, List<String> tooLarge) {
        return new Sum(
                sums.whole().orElseThrow(),
                sums.halves().orElseThrow(),
                sums.history().in(made.parts()),
                read,
                coverage,
                made,
                tooLarge,
                sums.groups());
    }

    private ReadResult read(ReadOptions options) {
        return source.read(session, new ContainerRef(container.name(), container.locator()), options);
    }

    private ContainerOverrides overrides() {
        return requireNonNullElse(container.overrides(), ContainerOverrides.NONE);
    }

    private ReadCoverage coverage(boolean partial, ReadResult read, List<String> more) {
        List<String> notes = new ArrayList<>(more);
        notes.addAll(ReadWishes.notes(read.plan(), container, settings));
        return ReadCoverage.of(partial, notes);
    }
}
