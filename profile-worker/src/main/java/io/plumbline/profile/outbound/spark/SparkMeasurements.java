package io.plumbline.profile.outbound.spark;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.execution.SQLExecution;
import org.jspecify.annotations.Nullable;
import scala.Option;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RelationSearch;
import io.plumbline.events.model.Warning;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.inference.CheckInference;
import io.plumbline.inference.InferenceInput;
import io.plumbline.inference.InferenceOptions;
import io.plumbline.profile.job.FoundRelations;
import io.plumbline.profile.job.MeasuredContainer;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.profile.job.Measurements;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.worker.outbound.source.ReadWishes;
import io.plumbline.worker.outbound.source.SourceFailures;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.outbound.spark.SparkJobs;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.work.StopHook;
import io.plumbline.worker.work.StoredParts;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkInterruptedByHostException;
import io.plumbline.worker.work.WorkStoppedException;

import static java.util.Objects.requireNonNull;

/** Reads the container as a DataFrame and measures it in one Spark job, which a stop ends by its tag. */
public final class SparkMeasurements implements Measurements {

    private final WorkSources sources;
    private final SparkRuntime spark;
    private final Profiler profiler;
    private final StoredParts stored;
    private final Clock clock;

    public SparkMeasurements(
            WorkSources sources, SparkRuntime spark, Profiler profiler, StoredParts stored, Clock clock) {
        this.sources = sources;
        this.spark = spark;
        this.profiler = profiler;
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public MeasuredContainer measure(
            WorkAssignment assignment, ContainerTarget container, ProfileSettings settings, WorkContext context) {
        try (Source source = sources.open(assignment);
                StopHook closing = context.onStop(source::cancel);
                SparkJobs jobs = spark.begin(context.tag());
                StopHook cancelling = context.onStop(jobs::cancel)) {
            context.throwIfStopped();
            try {
                return measure(source, jobs, assignment, container, settings, context);
            } catch (RuntimeException e) {
                throw classified(e, source, context, ReadWishes.masked(container));
            }
        }
    }

    private MeasuredContainer measure(
            Source source,
            SparkJobs jobs,
            WorkAssignment assignment,
            ContainerTarget container,
            ProfileSettings settings,
            WorkContext context) {
        Profiler masking = profiler.masking(ReadWishes.masked(container));
        PartReading reading = new PartReading(source, jobs.session(), assignment, container, settings, stored, clock);
        PartReading.Sum sum = reading.measured((read, names) -> {
            Progress progress = new Progress(context, read.plan(), container.rowCountEstimate());
            progress.rows(0, 0, 1);
            // Under an execution of its own, so that what the source counts on the side is handed over at its end.
            return SQLExecution.withNewExecutionId(
                    read.rows().queryExecution(),
                    Option.apply("profile"),
                    () -> masking.grouping(
                                    GroupCriteria.of(container, read.rows().schema())
                                            .usable())
                            .measureParts(read.rows(), names, progress));
        });
        ReadResult read = sum.read();
        ContainerProfile profile = ContainerProfiles.of(sum.state(), settings.histogramValues());
        List<Warning> warnings = new ArrayList<>();
        for (ReadWarning warning : read.warnings()) {
            warnings.add(warning(container, FailureCode.FILE_UNREADABLE, warning.message()));
        }
        sum.tooLarge()
                .forEach(part -> warnings.add(warning(
                        container,
                        FailureCode.TOO_LARGE,
                        part + ": its state is too large to be kept (expected: at most " + PartKeeper.MOST_BYTES
                                + " bytes); every run reads this part again.")));
        profile.fields()
                .forEach(field -> field.failure()
                        .ifPresent(why -> warnings.add(warning(
                                container, FailureCode.INTERNAL, field.path() + " could not be measured: " + why))));
        RelationFinder.Findings relations = relations(sum, profile, container, settings, context);
        GroupCriteria criteria = GroupCriteria.of(container, read.rows().schema());
        criteria.notes().forEach(note -> warnings.add(warning(container, FailureCode.SETTINGS_INVALID, note)));
        GroupFindings groups = new GroupFindings(
                container.containerId(), sum.state(), criteria.usable(), sum.groups(), settings.histogramValues());
        groups.refusals().forEach(words -> warnings.add(warning(container, FailureCode.TOO_LARGE, words)));
        InferenceOptions options = new InferenceOptions(
                settings.inferenceLevel(),
                clock.instant(),
                requireNonNull(assignment.operationId(), "operationId").value());
        List<InferredCheck> checks = new ArrayList<>();
        CheckInference.infer(
                        InferenceInput.of(profile)
                                .withHeldOut(
                                        sum.halves().training(), sum.halves().heldOut())
                                .withHistory(sum.history())
                                .withRelations(relations == null ? List.of() : relations.pairs()),
                        options)
                .forEach(check -> checks.add(ProfileMessages.checkOf(check)));
        checks.addAll(groups.checks(options));
        return new MeasuredContainer(
                profile.rows(),
                orZero(read.plan().bytes()),
                profile.fields().stream().map(ProfileMessages::fieldOf).toList(),
                checks,
                warnings,
                sum.coverage(),
                sum.parts(),
                relations == null ? null : relations.relations(),
                groups);
    }

    /**
     * Only where this run has read all rows: what an earlier one has measured can't be read together any more. Null if relations aren't
     * asked for.
     */
    private static RelationFinder.@Nullable Findings relations(
            PartReading.Sum sum,
            ContainerProfile profile,
            ContainerTarget container,
            ProfileSettings settings,
            WorkContext context) {
        if (settings.inferenceLevel() < RelationFinder.LEVEL) {
            return null;
        }
        MeasuredParts parts = sum.parts();
        if (parts != null && parts.summary().reused() > 0) {
            String why = parts.summary().reused() + " of " + parts.summary().parts()
                    + " parts were measured by earlier runs and not read: what their rows say together can't be known"
                    + " (expected: a profile with full)";
            return new RelationFinder.Findings(new FoundRelations(RelationSearch.skipped(why), List.of()), List.of());
        }
        context.throwIfStopped();
        return RelationFinder.of(sum.read().rows(), ReadWishes.masked(container), profile, context::throwIfStopped);
    }

    private RuntimeException classified(RuntimeException e, Source source, WorkContext context, Set<String> masked) {
        if (e instanceof WorkStoppedException || context.stopped()) {
            return new WorkStoppedException(context.tag() + " was stopped while it was measured");
        }
        if (e instanceof WorkInterruptedByHostException) {
            return e;
        }
        if (spark.stopped()) {
            return new WorkInterruptedByHostException("Spark was shut down", e);
        }
        SourceException explained = e instanceof SourceException own ? own : source.explain(e);
        return masked.isEmpty() ? SourceFailures.of(explained) : MaskedFailures.of(explained, masked);
    }

    private static Warning warning(ContainerTarget container, FailureCode code, String words) {
        return new Warning(container.name(), new Failure(code, words));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /** Rows are counted; bytes are the plan's, in proportion to the finished parts. */
    private record Progress(
            WorkContext context, ReadPlan plan, @Nullable Long rowEstimate) implements ProfileProgress {

        @Override
        public void rows(long rowsSoFar, int partitionsDone, int partitionsTotal) {
            Long bytes = plan.bytes();
            Long planned = plan.rows();
            long bytesSoFar = bytes == null || partitionsTotal == 0
                    ? 0
                    : (long) ((double) bytes * partitionsDone / partitionsTotal);
            context.progress(
                    new WorkProgress(rowsSoFar, bytesSoFar, 0, planned == null ? rowEstimate : planned, bytes));
        }
    }
}
