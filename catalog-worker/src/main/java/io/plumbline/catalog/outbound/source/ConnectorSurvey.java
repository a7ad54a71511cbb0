package io.plumbline.catalog.outbound.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.catalog.probe.Plans;
import io.plumbline.catalog.probe.SourceProbe;
import io.plumbline.catalog.probe.SourceSurvey;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FilePreview;
import io.plumbline.connectors.MatchesFiles;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.events.model.ContainerPlan;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FailureKind;
import io.plumbline.events.model.FileMatches;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.worker.outbound.source.ReadWishes;
import io.plumbline.worker.outbound.source.SourceFailures;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.WorkFailureException;

/** Asks a source's connector what reads would do, and which files patterns match. Reads nothing. */
public final class ConnectorSurvey implements SourceSurvey {

    private static final Logger log = LoggerFactory.getLogger(ConnectorSurvey.class);
    private static final int MOST_NOTES = 5;
    private static final int LONGEST = 300;
    private static final int MOST_BYTES = 64 * 1024;

    /** What the next container would fail of as well. */
    private static final Set<FailureCode> OF_ALL =
            Set.of(FailureCode.CREDENTIALS_REJECTED, FailureCode.POLICY_DENIED, FailureCode.TLS_FAILED);

    private final WorkSources sources;

    public ConnectorSurvey(WorkSources sources) {
        this.sources = sources;
    }

    @Override
    public SourceAnswer plan(
            WorkAssignment assignment, PreflightTarget run, Plans plans, SourceProbe.Stopping stopping) {
        try (Source source = sources.open(assignment)) {
            stopping.onStop(source::cancel);
            for (ContainerTarget container : run.containers()) {
                if (stopping.stopped()) {
                    break;
                }
                ContainerPlan plan = plan(source, container, run, assignment);
                Failure failure = plan.failure();
                if (stopping.stopped() || (failure != null && ofAll(failure.code()))) {
                    // Not the container's own answer: those that gave one are told, or else the failure.
                    return plans.soFar().asked() == 0 && failure != null
                            ? SourceAnswer.failed(failure)
                            : SourceAnswer.of(plans.soFar());
                }
                plans.add(plan);
            }
            return SourceAnswer.of(plans.soFar());
        } catch (WorkFailureException e) {
            log.info("A pre-flight failed: {}", e.getMessage(), e.getCause());
            return SourceAnswer.failed(e.failure());
        }
    }

    @Override
    public SourceAnswer match(WorkAssignment assignment, String pattern, SourceProbe.Stopping stopping) {
        try (Source source = sources.open(assignment)) {
            stopping.onStop(source::cancel);
            if (!(source instanceof MatchesFiles files)) {
                return SourceAnswer.failed(new Failure(
                        FailureCode.SETTINGS_INVALID,
                        "connector: " + assignment.connection().connector() + " (expected: one of files)"));
            }
            FilePreview preview = files.preview(pattern, FileMatches.MOST_NAMES);
            return SourceAnswer.of(
                    new FileMatches(pattern, fitting(preview.names()), preview.files(), preview.bytes()));
        } catch (WorkFailureException e) {
            log.info("A preview of files failed: {}", e.getMessage(), e.getCause());
            return SourceAnswer.failed(e.failure());
        } catch (SourceException e) {
            log.info("A preview of files failed: {} {}", e.failure(), e.reason(), e);
            return SourceAnswer.failed(failureOf(e));
        }
    }

    private static ContainerPlan plan(
            Source source, ContainerTarget container, PreflightTarget run, WorkAssignment assignment) {
        try {
            ReadPlan plan = source.plan(
                    new ContainerRef(container.name(), container.locator()),
                    ReadWishes.of(container, run.settings(), assignment.connections()));
            return new ContainerPlan(
                    container.containerId(),
                    container.name(),
                    null,
                    plan.rows(),
                    plan.bytes(),
                    plan.splits(),
                    plan.splitColumn(),
                    plan.partial(),
                    ReadWishes.notes(plan, container, run.settings()).stream()
                            .limit(MOST_NOTES)
                            .map(ConnectorSurvey::cut)
                            .toList());
        } catch (SourceException e) {
            log.debug("{} can't be planned", container.name(), e);
            return ContainerPlan.failed(container.containerId(), container.name(), failureOf(e));
        }
    }

    private static boolean ofAll(FailureCode code) {
        return code.kind() == FailureKind.SOURCE_UNREACHABLE || OF_ALL.contains(code);
    }

    private static Failure failureOf(SourceException e) {
        return new Failure(SourceFailures.codeOf(e.failure()), cut(e.reason()));
    }

    private static List<String> fitting(List<String> names) {
        List<String> fitting = new ArrayList<>();
        int room = MOST_BYTES;
        for (String name : names) {
            room -= name.getBytes(StandardCharsets.UTF_8).length;
            if (room < 0) {
                break;
            }
            fitting.add(name);
        }
        return fitting;
    }

    private static String cut(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return words.substring(0, end) + "…";
    }
}
