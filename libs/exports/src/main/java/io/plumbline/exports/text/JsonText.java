package io.plumbline.exports.text;

import java.util.Map;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a tree as indented JSON. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonText() {}

    public static String of(Map<String, ?> tree) {
        return MAPPER.writeValueAsString(tree) + "\n";
    }

    /** In one line. */
    public static String line(Map<String, ?> tree) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
    }
}
