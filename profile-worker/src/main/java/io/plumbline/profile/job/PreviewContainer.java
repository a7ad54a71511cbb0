package io.plumbline.profile.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.RowsPreview;
import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.PreviewTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.credentials.SealedContent;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.SealedRows;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkFailureException;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkOutcome;

/** Reads the first rows of a container and seals them for who asked: on their way, nobody else can read them. */
public final class PreviewContainer implements WorkHandler {

    /** What they are sealed for, beside the question. */
    public static final String FIELD = "rows";

    /** Of the sealed rows: well within a message. */
    private static final int MOST_CHARACTERS = 384 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Previews previews;

    public PreviewContainer(Previews previews) {
        this.previews = previews;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.PREVIEW;
    }

    @Override
    public WorkOutcome handle(WorkAssignment assignment, WorkContext context) {
        SourceAnswer answer = answer(assignment, context);
        context.throwIfStopped();
        return WorkOutcome.answered((workId, generation) -> new SourceReplied(workId, generation, answer));
    }

    private SourceAnswer answer(WorkAssignment assignment, WorkContext context) {
        ConnectionTestTarget test = assignment.test();
        PreviewTarget target = test == null ? null : test.rows();
        if (test == null || target == null) {
            return SourceAnswer.failed(new Failure(
                    FailureCode.CONTAINER_UNKNOWN, "The container can't be read any more (expected: one that can)."));
        }
        try {
            RowsPreview preview = previews.read(assignment, target, context);
            return SourceAnswer.of(
                    new SealedRows(fitting(preview, target, test.testId().value())));
        } catch (WorkFailureException e) {
            return SourceAnswer.failed(e.failure());
        }
    }

    /** With fewer rows, if they are too large. */
    private static String fitting(RowsPreview preview, PreviewTarget target, String question) {
        RowsPreview shown = preview;
        while (true) {
            String sealed = SealedContent.seal(
                    packed(shown), SealingKeys.publicKey(target.publicKey()), new SecretContext(question, FIELD));
            if (sealed.length() <= MOST_CHARACTERS) {
                return sealed;
            }
            if (shown.rows().isEmpty()) {
                throw new WorkFailureException(
                        FailureCode.TOO_LARGE,
                        shown.columns().size() + " fields: their names alone are too large for an answer.",
                        null);
            }
            shown = firstOf(shown, shown.rows().size() / 2);
        }
    }

    private static RowsPreview firstOf(RowsPreview all, int rows) {
        var cut = all.cut();
        return new RowsPreview(
                all.columns(),
                all.rows().subList(0, rows),
                cut == null ? null : cut.stream().filter(c -> c.row() < rows).toList(),
                all.limit(),
                false,
                all.notes());
    }

    private static byte[] packed(RowsPreview preview) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(JSON.writeValueAsBytes(preview));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
