package io.plumbline.gateway.inbound.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Role;
import io.plumbline.events.model.RowSample;

/** What bodies look like, for the API document; they are read field by field, so that every fault is told at once. */
final class RequestShapes {
    private static final String REGISTRATION = """
        {"name": "Sales", "connector": "postgresql",
         "properties": {"host": "db.example.org", "database": "sales", "user": "reader"},
         "secrets": {"password": "${env:PLUMBLINE_SECRET_SALES}"}}\
        """;

    private RequestShapes() {}

    /** A datastore to register. */
    @Schema(name = "DatastoreRegistration", example = REGISTRATION)
    record Registration(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 255)
            String name,

            @Nullable String description,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                            "A type of GET /api/v1/connectors. With a connectionId, that of the connection; it may"
                                    + " then be left out.")
            String connector,

            @Schema(description = "A shared connection; the datastore brings only what that lacks, and no secrets.")
            @Nullable
            ConnectionId connectionId,

            @Schema(description = "The connector's fields; secret fields are taken out and sealed.")
            Map<String, Object> properties,

            @Schema(description = "Secret fields; sealed on arrival and never readable again.")
            Map<String, String> secrets,

            @Schema(defaultValue = "true") boolean initiateCatalog,
            @Schema(defaultValue = "false") boolean profileAfterCatalog,

            @Schema(description = "At most 50, by which it is found.") @Nullable
            List<String> tags,

            @Schema(description = "The name of the group that it is in; absent for none.", maxLength = 100) @Nullable
            String group) {}

    /** What to change; what is absent stays. */
    @Schema(name = "DatastoreChange", example = "{\"revision\": 3, \"description\": \"Orders and invoices\"}")
    record Change(
            @Nullable String name,
            @Nullable String description,

            @Schema(description = "All of them anew, at most 50; an empty list for none.") @Nullable
            List<String> tags,

            @Schema(description = "The name of the group to put it in; null for none.", maxLength = 100) @Nullable
            String group,

            @Schema(description = "Merged over the present ones; null takes one away.")
            Map<String, Object> properties,

            Map<String, String> secrets,

            @Schema(description = "The revision that was read, unless If-Match has it.")
            long revision) {}

    /** A connection to share. */
    @Schema(name = "ConnectionRegistration")
    record Connection(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 255)
            String name,

            @Nullable String description,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "A type of GET /api/v1/connectors.")
            String connector,

            @Schema(description = "The connector's fields; what each datastore brings itself may be missing.")
            Map<String, Object> properties,

            @Schema(description = "Secret fields; sealed on arrival and never readable again.")
            Map<String, String> secrets) {}

    /** Schemas to register. */
    @Schema(
            name = "SchemaRegistrations",
            example = "{\"schemas\": [\"sales\", \"stock\"], \"nameTemplate\": \"{connection}.{schema}\"}")
    record Schemas(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 500.")
            List<String> schemas,

            @Schema(
                    defaultValue = "{schema}",
                    description = "Names the datastores; knows {connection}, {database} and {schema}.")
            String nameTemplate,

            @Schema(description = "What all of them have beside their schema, such as the database.")
            Map<String, Object> properties,

            @Schema(defaultValue = "true") boolean initiateCatalog,
            @Schema(defaultValue = "false") boolean profileAfterCatalog) {}

    /** What to decide about a container. */
    @Schema(
            name = "ContainerChange",
            example = "{\"partitionField\": \"id\", \"excluded\": false, \"tags\": [\"nightly\"]}")
    record ContainerChange(
            @Nullable String partitionField,
            @Nullable String incrementalField,

            @Schema(description = "For files: which of them make the container.") @Nullable
            String filePattern,

            @Nullable Boolean excluded,

            @Schema(
                    description =
                            "By the name of a field, as which type it is read, such as decimal(12,2) or"
                                    + " date(dd/MM/yyyy); merged over the present ones, null leaves the field to what was found.")
            @Nullable
            Map<String, String> fieldTypes,

            @Schema(
                    description =
                            "By the name of a field, whether it is MASKED (measured, but no value leaves the worker) or"
                                    + " EXCLUDED (not read); merged over the present ones, null reads and shows it as it is.")
            @Nullable
            Map<String, FieldStatus> fieldStatuses,

            @Schema(description = "Words by which profiles choose containers, at most 50; all of them anew.") @Nullable
            List<String> tags,

            @Schema(
                    description =
                            "Criteria by which rows are profiled in groups beside the whole, at most 5, each of 1 to 4 names"
                                    + " of top-level fields of plain types; all of them anew, null takes all away.")
            @Nullable
            List<List<String>> groupBy,

            @Schema(
                    description =
                            "For files: how delimited text is read where that differs from the datastore's settings, by their"
                                    + " names: header (auto, true, false), delimiter, quote, encoding, nullValue; merged over"
                                    + " the present ones, null leaves it to the datastore. Columns are found anew by the next"
                                    + " catalog.")
            @Nullable
            Map<String, String> textOptions) {}

    /** What to decide about a field. */
    @Schema(name = "FieldChange", example = "{\"type\": \"decimal(12,2)\", \"status\": \"MASKED\"}")
    record FieldChange(
            @Schema(description = "As which it is read; null leaves it to what was found.") @Nullable
            String type,

            @Schema(description = "MASKED or EXCLUDED; null reads and shows it as it is.") @Nullable
            FieldStatus status) {}

    /** A source to test. */
    @Schema(
            name = "ConnectionTestRequest",
            example = "{\"connector\": \"local-files\", \"properties\": {\"root\": \"samples\"}, \"discover\":"
                    + " [\"SCHEMAS\"]}")
    record ConnectionTest(
            @Schema(description = "A registered datastore, whose settings are used where none are given.") @Nullable
            DatastoreId datastoreId,

            @Schema(description = "A shared connection, with which the given settings are tested.") @Nullable
            ConnectionId connectionId,

            @Schema(description = "A type of GET /api/v1/connectors; absent with a datastoreId.") @Nullable
            String connector,

            @Schema(description = "The connector's fields; with a datastoreId, merged over the present ones.")
            Map<String, Object> properties,

            @Schema(description = "Secret fields; sealed for this test alone.")
            Map<String, String> secrets,

            @Schema(description = "What to list beside the answer.")
            List<Discovery> discover) {}

    /** An operation to run. */
    @Schema(name = "OperationRequest", example = "{\"type\": \"PROFILE\", \"profile\": {\"inferenceLevel\": 2}}")
    record Operation(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            OperationType type,

            @Nullable CatalogSettings catalog,
            @Nullable ProfileSettings profile) {}

    /** A profile to ask about. */
    @Schema(
            name = "PreflightRequest",
            example = "{\"maxRows\": 1000000, \"sample\": {\"fraction\": 0.1, \"seed\": 42}}")
    record Preflight(
            @Schema(description = "Ids of the containers; absent or empty for all.")
            List<ContainerId> containers,

            @Schema(description = "Instead of containers: those that have any of these tags.") @Nullable
            List<String> tags,

            @Schema(description = "Of each container; absent for all.") @Nullable
            Long maxRows,

            @Schema(description = "Of each container, about, as stored; absent for all.") @Nullable
            Long maxBytes,

            @Schema(
                    description = "Rows of each part that is read at a time, whichever come first; absent for all.",
                    minimum = "1",
                    maximum = "1000000000")
            @Nullable
            Long maxRecordsPerPartition,

            @Nullable RowSample sample,

            @Schema(
                    description =
                            "Where containers with an incremental field of dates or times begin, and those of files by"
                                    + " when these were written; not with maxRows or maxRecordsPerPartition.")
            @Nullable
            Instant greaterThanTime,

            @Schema(
                    description = "Where containers with an incremental field of numbers begin; not with maxRows or"
                            + " maxRecordsPerPartition.")
            @Nullable
            BigDecimal greaterThanBatch,

            @Schema(description = "Has no effect here.", minimum = "0", maximum = "5") @Nullable
            Integer inferenceLevel,

            @Schema(description = "Has no effect here.") @Nullable
            Boolean inferAsDraft,

            @Schema(description = "Has no effect here.", minimum = "1", maximum = "500") @Nullable
            Integer histogramMaxDistinct) {}

    /** Files to look for. */
    @Schema(name = "FilePreviewRequest", example = "{\"pattern\": \"orders_*.csv\"}")
    record FilePreview(
            @Schema(
                    description =
                            "A path inside the datastore; * stands for any characters and ? for one, never across folders.")
            @Nullable
            String pattern,

            @Schema(description = "Instead of a pattern: a container that has one by a user's choice.") @Nullable
            ContainerId container) {}

    /** Rows to read. */
    @Schema(name = "RowsPreviewRequest", example = "{\"limit\": 20}")
    record RowsPreview(
            @Schema(description = "How many at most; 100 if absent.", minimum = "1", maximum = "100") @Nullable
            Integer limit) {}

    /** A token to issue. */
    @Schema(name = "TokenRequest", example = "{\"name\": \"nightly build\", \"role\": \"EDITOR\"}")
    record Token(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 255)
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Role role,

            @Schema(description = "At most 366 days away; never if absent.") @Nullable
            Instant expiresAt) {}
}
