package io.plumbline.catalog.outbound.source;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FieldCandidate;
import io.plumbline.events.model.ForeignKey;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.TypeCandidate;
import io.plumbline.events.model.UniqueKey;
import io.plumbline.worker.outbound.source.SourceFailures;

/** A connector's description in the words of messages. */
final class FoundContainers {

    private FoundContainers() {}

    /** @param masked names of the fields of which no value may be told */
    static FoundContainer of(ContainerDescription found, Set<String> masked) {
        return new FoundContainer(
                found.name(),
                kindOf(found.kind()),
                found.ref().locator(),
                found.fields().stream()
                        .map(field -> fieldOf(field, masked.contains(field.name())))
                        .toList(),
                found.comment(),
                found.rowCount(),
                found.sizeBytes(),
                found.fileCount(),
                found.lastModified(),
                problemOf(found.problem()),
                factsOf(found.facts()),
                found.warnings().isEmpty() ? null : found.warnings());
    }

    /** Connectors count from 1, messages from 0. Notes and misfits quote values, and a default is one. */
    private static FoundField fieldOf(FieldDescription field, boolean masked) {
        return new FoundField(
                field.name(),
                field.ordinal() - 1,
                field.declaredType(),
                field.sparkType(),
                nullableOf(field.nullability()),
                field.primaryKeyPosition(),
                field.comment(),
                masked ? null : field.defaultValue(),
                masked ? null : field.note(),
                candidatesOf(field, masked));
    }

    private static @Nullable ContainerFacts factsOf(io.plumbline.connectors.ContainerFacts facts) {
        if (facts.equals(io.plumbline.connectors.ContainerFacts.NONE)) {
            return null;
        }
        return new ContainerFacts(
                facts.foreignKeys().stream()
                        .map(k -> new ForeignKey(k.name(), k.columns(), k.container(), k.referenced()))
                        .toList(),
                facts.uniqueKeys().stream()
                        .map(k -> new UniqueKey(k.name(), k.columns()))
                        .toList(),
                facts.partitionedBy(),
                facts.lastAnalyzed(),
                candidatesOf(facts.partitionCandidates()),
                candidatesOf(facts.incrementalCandidates()));
    }

    private static @Nullable List<TypeCandidate> candidatesOf(FieldDescription field, boolean masked) {
        return field.candidates().isEmpty()
                ? null
                : field.candidates().stream()
                        .map(c -> new TypeCandidate(
                                c.type(), c.format(), c.fitting(), c.seen(), masked ? List.of() : c.misfits()))
                        .toList();
    }

    private static List<FieldCandidate> candidatesOf(List<io.plumbline.connectors.FieldCandidate> candidates) {
        return candidates.stream()
                .map(c -> new FieldCandidate(c.field(), c.reason()))
                .toList();
    }

    private static @Nullable Boolean nullableOf(Nullability nullability) {
        return switch (nullability) {
            case NULLABLE -> Boolean.TRUE;
            case NOT_NULL -> Boolean.FALSE;
            case UNKNOWN -> null;
        };
    }

    static ContainerKind kindOf(io.plumbline.connectors.ContainerKind kind) {
        return switch (kind) {
            case TABLE -> ContainerKind.TABLE;
            case VIEW -> ContainerKind.VIEW;
            case MATERIALIZED_VIEW -> ContainerKind.MATERIALIZED_VIEW;
            case FILE -> ContainerKind.FILE;
            case FILE_PATTERN -> ContainerKind.FILE_PATTERN;
            case LAKE_TABLE -> ContainerKind.LAKE_TABLE;
        };
    }

    private static @Nullable Failure problemOf(@Nullable ContainerProblem problem) {
        return problem == null ? null : new Failure(SourceFailures.codeOf(problem.failure()), problem.message());
    }
}
