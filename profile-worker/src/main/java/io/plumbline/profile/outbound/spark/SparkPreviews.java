package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.view.RowsPreview;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.PreviewTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FailureKind;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.profile.job.Previews;
import io.plumbline.worker.outbound.source.ReadWishes;
import io.plumbline.worker.outbound.source.SourceFailures;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.outbound.spark.SparkJobs;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.work.StopHook;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkFailureException;
import io.plumbline.worker.work.WorkStoppedException;

/** Reads first rows as a profile reads all of them, within the time that somebody waits. No value of theirs is logged. */
public final class SparkPreviews implements Previews {

    private static final Logger log = LoggerFactory.getLogger(SparkPreviews.class);

    /** Kept back from the lease for the way of the answer. */
    private static final int MARGIN_SECONDS = 5;

    private static final int MOST_NOTES = 10;
    private static final int LONGEST_NOTE = 300;

    private final WorkSources sources;
    private final SparkRuntime spark;

    public SparkPreviews(WorkSources sources, SparkRuntime spark) {
        this.sources = sources;
        this.spark = spark;
    }

    @Override
    public RowsPreview read(WorkAssignment assignment, PreviewTarget target, WorkContext context) {
        long patience = Math.max(1, assignment.leaseSeconds() - MARGIN_SECONDS);
        try (Source source = sources.open(assignment);
                StopHook closing = context.onStop(source::cancel);
                SparkJobs jobs = spark.begin(context.tag());
                StopHook cancelling = context.onStop(jobs::cancel);
                Deadline deadline = Deadline.after(patience, () -> {
                    jobs.cancel();
                    source.cancel();
                })) {
            try {
                return read(source, jobs, target);
            } catch (RuntimeException e) {
                if (context.stopped()) {
                    throw new WorkStoppedException(context.tag() + " was stopped while it was read");
                }
                if (deadline.passed()) {
                    throw new WorkFailureException(
                            FailureCode.STATEMENT_TIMEOUT, "The source gave no rows within " + patience + " s.", null);
                }
                throw failure(e, source, context);
            }
        }
    }

    private static RowsPreview read(Source source, SparkJobs jobs, PreviewTarget target) {
        ContainerTarget container = target.container();
        ReadResult read = source.read(
                jobs.session(),
                new ContainerRef(container.name(), container.locator()),
                ReadWishes.of(container, ProfileSettings.DEFAULT, 1).first(target.limit()));
        Set<String> masked = ReadWishes.masked(container);
        PreviewColumns columns = new PreviewColumns(read.rows().schema(), masked, target.limit());
        List<Row> rows =
                columns.shown() == 0 ? List.of() : columns.of(read.rows()).collectAsList();
        List<String> notes = new ArrayList<>();
        if (columns.shown() == 0) {
            notes.add("every field is masked: no row is shown");
        }
        for (ReadWarning warning : read.warnings()) {
            notes.add(warning.message());
        }
        return columns.preview(
                rows.subList(0, Math.min(rows.size(), target.limit())),
                target.limit(),
                notes.isEmpty()
                        ? null
                        : notes.stream()
                                .limit(MOST_NOTES)
                                .map(SparkPreviews::cut)
                                .toList());
    }

    /** Without the source's words where these may quote data, and without its cause, which would be logged. */
    private static WorkFailureException failure(RuntimeException e, Source source, WorkContext context) {
        if (e instanceof WorkFailureException own) {
            return own;
        }
        SourceException explained = e instanceof SourceException own ? own : source.explain(e);
        FailureCode code = SourceFailures.codeOf(explained.failure());
        boolean aboutData = code.kind() == FailureKind.DATA_UNREADABLE || code.kind() == FailureKind.BUG;
        log.info("{} can't be previewed: {}", context.tag(), code);
        return new WorkFailureException(
                code,
                aboutData
                        ? explained.failure()
                                + ": the words of the source are not told, since they may quote values; a profile tells"
                                + " them."
                        : explained.reason(),
                null);
    }

    private static String cut(String words) {
        return PreviewColumns.cut(words, LONGEST_NOTE);
    }
}
