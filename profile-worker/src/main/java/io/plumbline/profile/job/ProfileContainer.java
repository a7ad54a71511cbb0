package io.plumbline.profile.job;

import java.util.ArrayList;
import java.util.List;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.RelationsFound;
import io.plumbline.worker.work.ChunkedResults;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkFailureException;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkOutcome;

/**
 * Measures one container and publishes its fields, then its checks, its groups, its parts and its relations. Nothing is published before
 * everything is measured.
 */
public final class ProfileContainer implements WorkHandler {

    private final Measurements measurements;

    public ProfileContainer(Measurements measurements) {
        this.measurements = measurements;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.PROFILE;
    }

    @Override
    public WorkOutcome handle(WorkAssignment assignment, WorkContext context) {
        ContainerTarget container = assignment.container();
        if (container == null) {
            throw new WorkFailureException(
                    FailureCode.CONTAINER_UNKNOWN, "container: none (expected: the container to profile)", null);
        }
        ProfileSettings given = assignment.profile();
        ProfileSettings settings = given == null ? ProfileSettings.DEFAULT : given;
        MeasuredContainer measured = measurements.measure(assignment, container, settings, context);
        context.throwIfStopped();

        List<Warning> warnings = new ArrayList<>(measured.warnings());
        publishFields(measured, container.name(), warnings, context);
        publishChecks(measured, context);
        GroupPublisher.publish(measured.groups(), context);
        MeasuredParts parts = measured.parts();
        if (parts != null) {
            PartPublisher.publish(parts, context);
        }
        FoundRelations relations = measured.relations();
        if (relations != null) {
            publishRelations(relations, context);
        }
        return new WorkOutcome(
                new WorkSummary(
                        1,
                        measured.fields().size(),
                        measured.rows(),
                        measured.bytes(),
                        measured.checks().size()),
                warnings,
                measured.coverage(),
                parts == null ? null : parts.summary());
    }

    private static void publishFields(
            MeasuredContainer measured, String container, List<Warning> warnings, WorkContext context) {
        ChunkedResults<FieldProfile> chunks = context.chunked(fields ->
                (workId, generation, chunk) -> new FieldsProfiled(workId, generation, chunk, fields, List.of()));
        for (FieldProfile field : measured.fields()) {
            if (chunks.fits(field)) {
                chunks.add(field);
            } else {
                chunks.add(field.withoutState());
                warnings.add(
                        new Warning(
                                container,
                                new Failure(
                                        FailureCode.TOO_LARGE,
                                        field.path()
                                                + ": its state is too large to be kept (expected: less than one message); runs of this field can't be merged.")));
            }
        }
        chunks.flush();
    }

    /** How they were looked for comes last. */
    private static void publishRelations(FoundRelations found, WorkContext context) {
        ChunkedResults<Relation> chunks = context.chunked(relations ->
                (workId, generation, chunk) -> new RelationsFound(workId, generation, chunk, relations, null));
        found.relations().forEach(chunks::add);
        chunks.flush();
        context.publish((workId, generation, chunk) ->
                new RelationsFound(workId, generation, chunk, List.of(), found.search()));
    }

    private static void publishChecks(MeasuredContainer measured, WorkContext context) {
        ChunkedResults<InferredCheck> chunks = context.chunked(checks ->
                (workId, generation, chunk) -> new FieldsProfiled(workId, generation, chunk, List.of(), checks));
        measured.checks().forEach(chunks::add);
        chunks.flush();
    }
}
