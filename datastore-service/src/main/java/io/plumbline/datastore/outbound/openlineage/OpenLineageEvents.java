package io.plumbline.datastore.outbound.openlineage;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.lineage.ReadDataset;
import io.plumbline.datastore.lineage.RunStory;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;

import static java.util.Objects.requireNonNull;

/** Makes events of the OpenLineage model. */
public final class OpenLineageEvents {
    private static final URI PRODUCER = URI.create("urn:plumbline:datastore-service");

    private final OpenLineage model = new OpenLineage(PRODUCER);
    private final String namespace;

    /** @param namespace of our jobs */
    public OpenLineageEvents(String namespace) {
        this.namespace = requireNonNull(namespace, "namespace");
    }

    public String json(RunStory story) {
        return OpenLineageClientUtils.toJson(event(story));
    }

    public OpenLineage.RunEvent event(RunStory story) {
        String name = story.datastore() + "." + story.type().name().toLowerCase(Locale.ROOT);
        OpenLineage.RunFacets facets = story.error() == null
                ? model.newRunFacetsBuilder().build()
                : model.newRunFacetsBuilder()
                        .errorMessage(model.newErrorMessageRunFacet(story.error(), "java", null))
                        .build();
        return model.newRunEventBuilder()
                .eventTime(utc(story.at()))
                .eventType(OpenLineage.RunEvent.EventType.valueOf(story.state().name()))
                .run(model.newRun(story.run(), facets))
                .job(model.newJobBuilder()
                        .namespace(namespace)
                        .name(name)
                        .facets(model.newJobFacetsBuilder()
                                .jobType(model.newJobTypeJobFacetBuilder()
                                        .processingType("BATCH")
                                        .integration("PLUMBLINE")
                                        .jobType(story.type().name())
                                        .build())
                                .build())
                        .build())
                .inputs(story.inputs().stream().map(this::input).toList())
                .outputs(List.of())
                .build();
    }

    private OpenLineage.InputDataset input(ReadDataset dataset) {
        OpenLineage.DatasetFacetsBuilder facets = model.newDatasetFacetsBuilder();
        if (!dataset.columns().isEmpty()) {
            facets.schema(model.newSchemaDatasetFacetBuilder()
                    .fields(dataset.columns().stream().map(this::field).toList())
                    .build());
        }
        String comment = dataset.comment();
        if (comment != null && !comment.isBlank()) {
            facets.documentation(model.newDocumentationDatasetFacetBuilder()
                    .description(comment)
                    .build());
        }
        OpenLineage.InputDatasetInputFacetsBuilder input = model.newInputDatasetInputFacetsBuilder();
        ReadDataset.Figures figures = dataset.figures();
        if (figures != null) {
            input.dataQualityMetrics(metrics(figures));
        }
        if (!dataset.checks().isEmpty()) {
            input.dataQualityAssertions(model.newDataQualityAssertionsDatasetFacetBuilder()
                    .assertions(dataset.checks().stream().map(this::assertion).toList())
                    .build());
        }
        return model.newInputDatasetBuilder()
                .namespace(dataset.name().namespace())
                .name(dataset.name().name())
                .facets(facets.build())
                .inputFacets(input.build())
                .build();
    }

    private OpenLineage.SchemaDatasetFacetFields field(Column column) {
        return model.newSchemaDatasetFacetFieldsBuilder()
                .name(column.name())
                .type(column.declaredType())
                .description(column.comment())
                .build();
    }

    /**
     * An inferred check holds in the profile that it comes from. Its values stay here: they are of the data. A column is named as the
     * schema names it; the model knows one a check, so a check of several names them in the assertion and speaks of the dataset.
     */
    private OpenLineage.DataQualityAssertionsDatasetFacetAssertions assertion(Check check) {
        List<String> columns = check.fields().stream().map(Column::nameAt).toList();
        return model.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                .assertion(columns.size() > 1 ? check.rule() + "(" + String.join(", ", columns) + ")" : check.rule())
                .success(true)
                .column(columns.size() == 1 ? columns.get(0) : null)
                .build();
    }

    private OpenLineage.DataQualityMetricsInputDatasetFacet metrics(ReadDataset.Figures figures) {
        OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsBuilder columns =
                model.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder();
        figures.columns().forEach(column -> columns.put(Column.nameAt(column.path()), column(column)));
        return model.newDataQualityMetricsInputDatasetFacetBuilder()
                .rowCount(figures.rows())
                .bytes(figures.bytes())
                .fileCount(figures.fileCount())
                .lastUpdated(utcOrNull(figures.lastModified()))
                .columnMetrics(columns.build())
                .build();
    }

    private OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsAdditional column(
            ReadDataset.ColumnFigures column) {
        OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsAdditionalQuantilesBuilder quantiles =
                model.newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalQuantilesBuilder();
        column.quantiles().forEach(quantiles::put);
        return model.newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder()
                .nullCount(column.nullCount())
                .distinctCount(column.distinctCount())
                .sum(column.sum())
                .count(column.count())
                .min(column.min())
                .max(column.max())
                .quantiles(column.quantiles().isEmpty() ? null : quantiles.build())
                .build();
    }

    private static ZonedDateTime utc(Instant at) {
        return at.atZone(ZoneOffset.UTC);
    }

    private static @Nullable ZonedDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }
}
