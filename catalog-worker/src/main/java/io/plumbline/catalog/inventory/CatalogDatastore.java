package io.plumbline.catalog.inventory;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.worker.work.ChunkedResults;
import io.plumbline.worker.work.StopHook;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkOutcome;

/** Lists the containers of one datastore and publishes them in chunks as they come. */
public final class CatalogDatastore implements WorkHandler {

    private final SourceInventory inventory;

    public CatalogDatastore(SourceInventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CATALOG;
    }

    @Override
    public WorkOutcome handle(WorkAssignment assignment, WorkContext context) {
        Listing listing = new Listing(context);
        List<Warning> warnings = inventory.list(assignment, listing);
        context.throwIfStopped();
        listing.results.flush();
        return new WorkOutcome(new WorkSummary(listing.containers, listing.fields, 0, listing.bytes, 0), warnings);
    }

    private static final class Listing implements SourceInventory.Visitor {

        private final WorkContext context;
        private final ChunkedResults<FoundContainer> results;
        private long containers;
        private long fields;
        private long bytes;

        private Listing(WorkContext context) {
            this.context = context;
            this.results = context.chunked(
                    found -> (workId, generation, chunk) -> new ContainersFound(workId, generation, chunk, found));
        }

        @Override
        public void found(FoundContainer container) {
            context.throwIfStopped();
            List<FoundContainer> fitting = fitting(container);
            fitting.forEach(results::add);
            containers++;
            fields += fitting.stream().mapToInt(piece -> piece.fields().size()).sum();
            Long size = container.sizeBytes();
            bytes += size == null ? 0 : size;
            progressed(containers, null);
        }

        @Override
        public void progressed(long done, @Nullable Long total) {
            context.progress(new WorkProgress(0, bytes, containers, null, null));
        }

        @Override
        public boolean stopped() {
            return context.stopped();
        }

        @Override
        public StopHook onStop(Runnable stop) {
            return context.onStop(stop);
        }

        /** A container that doesn't fit into a message travels in pieces. One of which even a single field doesn't fit is told without any. */
        private List<FoundContainer> fitting(FoundContainer container) {
            if (results.fits(container)) {
                return List.of(container);
            }
            List<FoundContainer> pieces = pieces(container).toList();
            if (pieces.stream().allMatch(results::fits)) {
                return pieces;
            }
            String words = "a single field doesn't fit into one message (expected: shorter names)";
            return List.of(bare(container, List.of(), new Failure(FailureCode.TOO_LARGE, words)));
        }

        /** What is too long by itself loses its words. */
        private Stream<FoundContainer> pieces(FoundContainer container) {
            List<FoundField> all = container.fields();
            if (results.fits(container)) {
                return Stream.of(container);
            }
            if (all.size() < 2) {
                List<FoundField> some = all.stream().map(Listing::withoutWords).toList();
                return Stream.of(bare(container, some, container.problem()));
            }
            int half = all.size() / 2;
            return Stream.concat(pieces(container.piece(0, half)), pieces(container.piece(half, all.size())));
        }

        private static FoundField withoutWords(FoundField field) {
            return new FoundField(
                    field.name(),
                    field.ordinal(),
                    field.declaredType(),
                    field.sparkType(),
                    field.nullable(),
                    field.primaryKeyPosition(),
                    null);
        }

        /** Without comments, facts and warnings. */
        private static FoundContainer bare(FoundContainer of, List<FoundField> fields, @Nullable Failure problem) {
            return new FoundContainer(
                    of.name(),
                    of.kind(),
                    of.locator(),
                    fields,
                    null,
                    of.rowCountEstimate(),
                    of.sizeBytes(),
                    of.fileCount(),
                    of.lastModified(),
                    problem);
        }
    }
}
