package io.plumbline.profile.outbound.spark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.events.model.ContainerOverrides;

/**
 * What stored states must have in common with new ones to be added up: the columns and their types, the source's settings and whatever a
 * user has decided about the container. Secrets don't count.
 */
final class Basis {

    private static final String FORMAT = "1";
    private static final int CHARACTERS = 32;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final String settings;

    Basis(WorkAssignment assignment, ContainerTarget container) {
        ContainerOverrides overrides = container.overrides();
        ContainerOverrides decided = overrides == null ? ContainerOverrides.NONE : overrides;
        settings = FORMAT + "\n" + assignment.connection().connector() + "\n"
                + mapper.writeValueAsString(assignment.connection().properties()) + "\n"
                + mapper.writeValueAsString(container.locator()) + "\n"
                + mapper.writeValueAsString(ofValues(decided));
    }

    /** What decides which values are read, and in which groups; tags, and how a read is cut, don't. */
    private static ContainerOverrides ofValues(ContainerOverrides decided) {
        return new ContainerOverrides(
                null,
                decided.incrementalField(),
                decided.filePattern(),
                false,
                decided.fieldTypes(),
                decided.fieldStatuses(),
                null,
                decided.groupBy(),
                decided.textOptions());
    }

    /** For columns as they are read now. */
    String of(List<FieldDescription> fields) {
        StringBuilder all = new StringBuilder(settings);
        fields.forEach(f -> all.append('\n').append(f.name()).append('\n').append(f.sparkType()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not there (expected: in every Java)", e);
        }
    }
}
