package io.plumbline.datastore.lookup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.datastore.check.Proposal;
import io.plumbline.events.CheckId;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.exports.rule.Check;

import static java.util.Objects.requireNonNull;

/** Checks as exports show them: without anything that names a value of a masked field. */
final class ExportedChecks {

    private static final JsonMapper RECORDS = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final HiddenValues hidden;

    ExportedChecks(HiddenValues hidden) {
        this.hidden = requireNonNull(hidden, "hidden");
    }

    /** What a profile has inferred, whether anybody has decided about it or not. */
    Check of(CheckId id, InferredCheck inferred) {
        InferredCheck check = hidden.of(inferred);
        Map<String, Object> evidence = new LinkedHashMap<>(RECORDS.convertValue(check.evidence(), MAP));
        evidence.values().removeIf(Objects::isNull);
        return new Check(
                id.value(),
                check.rule(),
                check.fields(),
                check.properties(),
                check.coverage(),
                null,
                check.description(),
                List.of(),
                evidence);
    }

    /** What is demanded now. */
    Check of(io.plumbline.datastore.check.Check check) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        Proposal proposal = check.proposal();
        boolean hides = hidden.hides(check.rule(), check.fields())
                || hidden.hidesFilter(check.terms().filter());
        if (proposal != null && !hides) {
            evidence.putAll(RECORDS.convertValue(proposal.check().evidence(), MAP));
            evidence.values().removeIf(Objects::isNull);
        }
        CheckTerms terms = check.terms();
        return new Check(
                check.recordId(),
                check.rule(),
                check.fields(),
                hides ? Map.of() : terms.properties(),
                terms.coverage(),
                hides ? null : terms.filter(),
                hides ? HiddenValues.NOT_SHOWN : terms.description(),
                check.labels().tags(),
                evidence);
    }
}
