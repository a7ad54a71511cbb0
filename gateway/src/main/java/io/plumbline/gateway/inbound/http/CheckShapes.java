package io.plumbline.gateway.inbound.http;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckOutcome;

/** What bodies and answers about checks look like; bodies are read field by field, so that every fault is told at once. */
final class CheckShapes {

    private CheckShapes() {}

    /** A check to write. */
    @Schema(
            name = "CheckDraft",
            example = "{\"rule\": \"between\", \"fields\": [\"total\"], \"properties\": {\"min\": 0, \"max\": 10000},"
                    + " \"filter\": \"status = 'paid'\", \"tags\": [\"finance\"]}")
    record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "A key of GET /api/v1/check-rules.")
            String rule,

            @Schema(description = "Paths; none for a rule about the container as a whole.")
            List<String> fields,

            @Schema(description = "As the rule describes them.")
            Map<String, Object> properties,

            @Schema(defaultValue = "1", description = "The share of rows that must hold, more than 0, at most 1.")
            double coverage,

            @Schema(description = "A Spark SQL condition for the rows that count; absent for all.") @Nullable
            String filter,

            @Schema(description = "One sentence; made from the rule if absent.") @Nullable
            String description,

            List<String> tags,
            Map<String, String> metadata,
            @Nullable String owner,

            @Schema(defaultValue = "false") boolean draft) {}

    /** What to change of a check. */
    @Schema(name = "CheckEdit", example = "{\"properties\": {\"max\": 20000}, \"coverage\": 0.99}")
    record Edit(
            @Schema(description = "Merged over the present ones; null takes one away.")
            Map<String, Object> properties,

            double coverage,

            @Schema(description = "null takes it away.") @Nullable
            String filter,

            String description,

            @Schema(description = "All of them anew.") List<String> tags,

            @Schema(description = "All of them anew.") Map<String, String> metadata,

            @Schema(description = "null takes it away.") @Nullable
            String owner) {}

    /** Why a check is put away. */
    @Schema(name = "CheckArchival", example = "{\"reason\": \"INVALID\"}")
    record Archival(
            @Schema(
                    allowableValues = {"DISCARDED", "INVALID"},
                    defaultValue = "DISCARDED")
            @Nullable
            String reason) {}

    /** Checks to decide about. */
    @Schema(name = "CheckDecisions", example = "{\"decision\": \"ACCEPT\", \"checkIds\": [\"ck_0123456789abcdef\"]}")
    record Decisions(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            CheckDecision decision,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 1,000, of this datastore.")
            List<CheckId> checkIds,

            @Schema(
                    allowableValues = {"DISCARDED", "INVALID"},
                    description = "Of an archival.")
            @Nullable
            String reason) {}

    /** What became of each check. */
    @Schema(name = "CheckOutcomes")
    record Outcomes(CheckDecision decision, List<CheckOutcome> outcomes) {}

    @Schema(name = "AcceptedCheck")
    record Accepted(CheckId checkId) {}

    @Schema(name = "AcceptedCheckDecisions")
    record AcceptedDecisions(DatastoreId datastoreId) {}
}
