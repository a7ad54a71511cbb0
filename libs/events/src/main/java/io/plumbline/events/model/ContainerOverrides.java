package io.plumbline.events.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a user has decided about a container. It outlives catalogs and counts before what they find.
 *
 * @param partitionField the field by whose ranges a read is cut; absent to leave it to what was found
 * @param incrementalField the field that grows with new rows; absent to leave it to what was found
 * @param filePattern which files make the container, {@code *} and {@code ?} allowed; absent to leave it to what was found
 * @param excluded whether profiles leave it out unless it is named, and it is shown as excluded
 * @param fieldTypes as which type a field is read, by field name, written as {@link ChosenType} knows it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerOverrides(
        @Nullable String partitionField,
        @Nullable String incrementalField,
        @Nullable String filePattern,
        boolean excluded,
        Map<String, String> fieldTypes) {

    public static final ContainerOverrides NONE = new ContainerOverrides(null, null, null, false, Map.of());

    public ContainerOverrides {
        fieldTypes = Map.copyOf(fieldTypes);
    }

    public ContainerOverrides included() {
        return new ContainerOverrides(partitionField, incrementalField, filePattern, false, fieldTypes);
    }
}
