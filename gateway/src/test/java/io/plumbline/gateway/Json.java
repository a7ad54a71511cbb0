package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into JSON answers. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static JsonNode tree(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    static String text(HttpResponse<String> answer, String pointer) {
        return tree(answer).at(pointer).asString();
    }

    static List<String> texts(HttpResponse<String> answer, String pointer, String field) {
        List<String> texts = new ArrayList<>();
        tree(answer).at(pointer).forEach(item -> texts.add(item.path(field).asString()));
        return texts;
    }
}
