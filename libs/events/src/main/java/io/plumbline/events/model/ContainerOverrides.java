package io.plumbline.events.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
 * @param fieldStatuses which fields are masked or excluded, by field name; absent if none is
 * @param tags words by which a run chooses containers; absent if there are none
 * @param groupBy criteria by which rows are profiled in groups beside the whole, each a list of names of top-level fields; absent if there
 *     are none
 * @param textOptions how its delimited text is read where that differs from the datastore's settings, by their names; absent if nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerOverrides(
        @Nullable String partitionField,
        @Nullable String incrementalField,
        @Nullable String filePattern,
        boolean excluded,
        Map<String, String> fieldTypes,
        @Nullable Map<String, FieldStatus> fieldStatuses,
        @Nullable List<String> tags,
        @Nullable List<List<String>> groupBy,
        @Nullable Map<String, String> textOptions) {

    /** Criteria of one container. */
    public static final int MOST_CRITERIA = 5;

    /** Fields of one criterion. */
    public static final int MOST_FIELDS_OF_A_CRITERION = 4;

    public static final ContainerOverrides NONE = new ContainerOverrides(null, null, null, false, Map.of());

    public ContainerOverrides {
        fieldTypes = Map.copyOf(fieldTypes);
        fieldStatuses = fieldStatuses == null || fieldStatuses.isEmpty() ? null : Map.copyOf(fieldStatuses);
        tags = tags == null || tags.isEmpty() ? null : List.copyOf(tags);
        groupBy = groupBy == null || groupBy.isEmpty()
                ? null
                : groupBy.stream().map(List::copyOf).toList();
        textOptions = textOptions == null || textOptions.isEmpty() ? null : Map.copyOf(textOptions);
    }

    /** Of a container whose text is read by the datastore's settings. */
    public ContainerOverrides(
            @Nullable String partitionField,
            @Nullable String incrementalField,
            @Nullable String filePattern,
            boolean excluded,
            Map<String, String> fieldTypes,
            @Nullable Map<String, FieldStatus> fieldStatuses,
            @Nullable List<String> tags,
            @Nullable List<List<String>> groupBy) {
        this(partitionField, incrementalField, filePattern, excluded, fieldTypes, fieldStatuses, tags, groupBy, null);
    }

    /** Of a container that isn't profiled in groups. */
    public ContainerOverrides(
            @Nullable String partitionField,
            @Nullable String incrementalField,
            @Nullable String filePattern,
            boolean excluded,
            Map<String, String> fieldTypes,
            @Nullable Map<String, FieldStatus> fieldStatuses,
            @Nullable List<String> tags) {
        this(partitionField, incrementalField, filePattern, excluded, fieldTypes, fieldStatuses, tags, null);
    }

    /** Of a container without tags, all of whose fields are read and shown. */
    public ContainerOverrides(
            @Nullable String partitionField,
            @Nullable String incrementalField,
            @Nullable String filePattern,
            boolean excluded,
            Map<String, String> fieldTypes) {
        this(partitionField, incrementalField, filePattern, excluded, fieldTypes, null, null);
    }

    public ContainerOverrides included() {
        return new ContainerOverrides(
                partitionField,
                incrementalField,
                filePattern,
                false,
                fieldTypes,
                fieldStatuses,
                tags,
                groupBy,
                textOptions);
    }

    /** The same with other types and statuses of fields. */
    public ContainerOverrides with(Map<String, String> types, Map<String, FieldStatus> statuses) {
        return new ContainerOverrides(
                partitionField, incrementalField, filePattern, excluded, types, statuses, tags, groupBy, textOptions);
    }

    /** By field name; empty if every field is read and shown. */
    public Map<String, FieldStatus> statuses() {
        return fieldStatuses == null ? Map.of() : fieldStatuses;
    }

    /** The names of the fields with that status, sorted. */
    public Set<String> fieldsThatAre(FieldStatus status) {
        Set<String> names = new TreeSet<>();
        statuses().forEach((name, its) -> {
            if (its == status) {
                names.add(name);
            }
        });
        return names;
    }

    /** By which fields rows are grouped; empty if they aren't. */
    public List<List<String>> criteria() {
        return groupBy == null ? List.of() : groupBy;
    }

    /** How its delimited text is read otherwise than the datastore's; empty if it isn't. */
    public Map<String, String> text() {
        return textOptions == null ? Map.of() : textOptions;
    }

    /** Whether it has one of these tags. */
    public boolean taggedWithAny(Set<String> wanted) {
        return tags != null && tags.stream().anyMatch(wanted::contains);
    }
}
