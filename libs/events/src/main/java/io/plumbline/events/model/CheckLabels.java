package io.plumbline.events.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What people note about a check; it changes nothing of what the check demands.
 *
 * @param tags words to find it by, each once
 * @param metadata what other systems want to know of it
 * @param owner who answers for it; absent if nobody was named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckLabels(
        List<String> tags,
        Map<String, String> metadata,
        @Nullable String owner) {

    public static final CheckLabels NONE = new CheckLabels(List.of(), Map.of(), null);

    public CheckLabels {
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }
}
