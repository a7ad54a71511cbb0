package io.plumbline.systemtests.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.systemtests.platform.Api;

/** What is visible of a datastore, without ids and times: two runs over the same files must be equal. */
public final class Results {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What differs between two runs over the same data: ids of operations, and instants. */
    private static final Pattern RUN =
            Pattern.compile("op_[a-z0-9]{16}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private Results() {}

    /** By container name: rows, fields with all their figures in order, checks. */
    public static Map<String, String> of(Api api, String datastoreId) {
        Map<String, List<String>> checks = new TreeMap<>();
        for (JsonNode view : api.all("/api/v1/checks?datastore=" + datastoreId)) {
            checks.computeIfAbsent(view.path("container").asString(), c -> new ArrayList<>())
                    .add(canonical(view.path("check")));
        }
        Map<String, String> results = new TreeMap<>();
        for (JsonNode container : api.all("/api/v1/datastores/" + datastoreId + "/containers")) {
            StringBuilder text = new StringBuilder();
            String name = container.path("name").asString();
            text.append("rows ")
                    .append(container.path("profile").path("rows").asLong(-1))
                    .append('\n');
            if (container.path("profile").isObject()) {
                for (JsonNode field :
                        api.all("/api/v1/containers/" + container.path("id").asString() + "/profile")) {
                    text.append(canonical(field.path("profile"))).append('\n');
                }
            }
            checks.getOrDefault(name, List.of()).stream()
                    .sorted()
                    .forEach(check -> text.append(check).append('\n'));
            results.put(name, RUN.matcher(text).replaceAll("…"));
        }
        return results;
    }

    /** The order of a JSON object's members means nothing and differs between processes. */
    private static String canonical(JsonNode node) {
        return CANONICAL.writeValueAsString(CANONICAL.convertValue(node, Object.class));
    }
}
