package io.plumbline.gateway.container;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.events.model.FieldStatus;
import io.plumbline.gateway.request.RequestBody;

/** Reads which fields are masked or excluded. */
final class FieldStatuses {
    /** What is expected. */
    static final String WORDS = "MASKED, EXCLUDED, or null to read and show the field as it is";

    private FieldStatuses() {}

    /** By the name of a field, its status as it was given; faults go to the body. */
    static Map<String, Object> read(RequestBody body, int most) {
        Map<String, Object> statuses = body.object("fieldStatuses").orElse(Map.of());
        if (statuses.size() > most) {
            body.wrong("fieldStatuses", statuses.size() + " fields", "at most " + most);
        }
        RequestBody part = new RequestBody(statuses);
        statuses.forEach((field, status) -> {
            if (status != null && !(status instanceof String text && find(text).isPresent())) {
                part.wrong(field, status, WORDS);
            }
        });
        body.collect(part, "/fieldStatuses");
        return statuses;
    }

    /** Those that are, changed by those that were given and have no fault. */
    static Map<String, FieldStatus> merged(Map<String, FieldStatus> present, Map<String, Object> changes) {
        Map<String, FieldStatus> statuses = new HashMap<>(present);
        changes.forEach((field, status) -> {
            Optional<FieldStatus> wanted = status == null ? Optional.empty() : find((String) status);
            wanted.ifPresentOrElse(w -> statuses.put(field, w), () -> statuses.remove(field));
        });
        return statuses;
    }

    static Optional<FieldStatus> find(String text) {
        return Arrays.stream(FieldStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst();
    }
}
