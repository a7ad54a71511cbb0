package io.plumbline.catalog.outbound.source;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.catalog.inventory.SourceInventory;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ListingListener;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceListing;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Warning;
import io.plumbline.worker.outbound.source.SourceFailures;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.StopHook;

/** Lists a source through its connector; a stop closes what the connector waits for. */
public final class ConnectorInventory implements SourceInventory {

    private final WorkSources sources;

    public ConnectorInventory(WorkSources sources) {
        this.sources = sources;
    }

    @Override
    public List<Warning> list(WorkAssignment assignment, Visitor visitor) {
        try (Source source = sources.open(assignment);
                StopHook hook = visitor.onStop(source::cancel)) {
            CatalogSettings settings = assignment.catalog() == null ? CatalogSettings.DEFAULT : assignment.catalog();
            SourceListing listing = source.list(
                    optionsOf(settings, assignment),
                    new Follower(visitor, Objects.requireNonNullElse(assignment.maskedFields(), Map.of())));
            return listing.warnings().stream()
                    .map(words -> new Warning(null, new Failure(FailureCode.TOO_LARGE, words)))
                    .toList();
        } catch (SourceException e) {
            throw SourceFailures.of(e);
        }
    }

    private static ListingOptions optionsOf(CatalogSettings settings, WorkAssignment assignment) {
        return new ListingOptions(
                Objects.requireNonNullElse(settings.include(), List.of()),
                Objects.requireNonNullElse(settings.exclude(), List.of()),
                !Boolean.FALSE.equals(settings.tables()),
                !Boolean.FALSE.equals(settings.views()),
                Objects.requireNonNullElse(assignment.filePatterns(), Map.of()),
                Objects.requireNonNullElse(assignment.textOptions(), Map.of()));
    }

    /** @param masked by the name of a container, the fields of which no value may be told */
    private record Follower(Visitor visitor, Map<String, Set<String>> masked) implements ListingListener {

        @Override
        public void found(ContainerDescription container) {
            visitor.found(FoundContainers.of(container, masked.getOrDefault(container.name(), Set.of())));
        }

        @Override
        public void progressed(long done, @Nullable Long total) {
            visitor.progressed(done, total);
        }

        @Override
        public boolean cancelled() {
            return visitor.stopped();
        }
    }
}
