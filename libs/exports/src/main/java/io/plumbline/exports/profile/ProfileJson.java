package io.plumbline.exports.profile;

import java.io.OutputStream;
import java.util.Iterator;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.text.Tree;

/**
 * A profile as one JSON document, written field by field: whatever the number of fields, one is in memory.
 * {@code docs/exports.md} has its keys.
 */
public final class ProfileJson {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProfileJson() {}

    /** Closes the stream. */
    public static void write(ExportedContainer container, Iterator<ProfiledField> fields, OutputStream out) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writePOJOProperty(
                    "container",
                    Tree.of("id", container.id())
                            .put("datastore", container.datastore())
                            .put("connector", container.connector())
                            .put("name", container.name())
                            .put("kind", container.kind())
                            .putIfAny("comment", container.comment())
                            .map());
            ExportedContainer.Measured measured = container.measured();
            if (measured != null) {
                json.writePOJOProperty(
                        "profile",
                        Tree.of("operationId", measured.operationId())
                                .put("profiledAt", measured.at())
                                .put("rows", measured.rows())
                                .put("partial", measured.partial())
                                .map());
            }
            json.writeArrayPropertyStart("columns");
            for (Column column : container.columns()) {
                json.writePOJO(column(column).map());
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("fields");
            while (fields.hasNext()) {
                json.writePOJO(field(fields.next()).map());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static Tree column(Column column) {
        return Tree.of("name", column.name())
                .put("declaredType", column.declaredType())
                .put("sparkType", column.sparkType())
                .putIfAny("nullable", column.nullable())
                .putIfAny("primaryKeyPosition", column.primaryKeyPosition())
                .putIfAny("comment", column.comment());
    }

    private static Tree field(ProfiledField field) {
        Tree metrics = new Tree();
        for (ProfiledField.Figure figure : field.figures()) {
            metrics.put(
                    figure.name(),
                    Tree.of("kind", figure.kind())
                            .putIfAny("value", figure.value())
                            .put("exact", figure.exact())
                            .putIfAny("lower", figure.lower())
                            .putIfAny("upper", figure.upper())
                            .putIfAny("bound", figure.bound())
                            .putIfAny("absentReason", figure.absentReason()));
        }
        Tree tree = Tree.of("ordinal", field.ordinal())
                .put("path", field.path())
                .put("sparkType", field.sparkType())
                .put("profiledType", field.profiledType())
                .put("metrics", metrics);
        field.parts().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(part -> tree.putIfAny(part.getKey(), part.getValue()));
        return tree;
    }
}
