package io.plumbline.api.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * A foreign key between two containers of a datastore: declared by the source, or found by comparing values, or both.
 *
 * @param fields of the container, one unless the source declares more
 * @param parentId the container that is referred to; absent if the source declares one that no catalog has found
 * @param parent its name
 * @param parentFields in the order of {@code fields}
 * @param declared whether the source declares it
 * @param names how both names agree; absent of a key of several fields
 * @param contained which share of the field's different values the parent's field has; absent if that isn't known
 * @param distinct different values of the field, possibly estimated; absent if that isn't known
 * @param parentDistinct of the parent's field, possibly estimated; absent if that isn't known
 * @param parentUnique why the parent's field is taken for unique; absent if it isn't, or that isn't known
 * @param operationId whose profile of the container; absent if there is none
 * @param parentOperationId whose profile of the parent; absent if there is none
 * @param why {@code contained} is absent; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForeignKeyView(
        ContainerId containerId,
        String container,
        List<String> fields,
        @Nullable ContainerId parentId,
        String parent,
        List<String> parentFields,
        boolean declared,
        @Nullable Names names,
        @Nullable Contained contained,
        @Nullable Long distinct,
        @Nullable Long parentDistinct,
        @Nullable Uniqueness parentUnique,
        @Nullable OperationId operationId,
        @Nullable OperationId parentOperationId,
        @Nullable String why) {

    public ForeignKeyView {
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        fields = List.copyOf(fields);
        requireNonNull(parent, "parent");
        parentFields = List.copyOf(parentFields);
    }

    /** How the names of two fields agree. */
    public enum Names {
        /** But for case and separators. */
        SAME,
        /** A word of the field is one of the parent's field or container. */
        ALIKE,
        DIFFERENT
    }

    /** Why a field is taken for unique. */
    public enum Uniqueness {
        /** All values were compared, none occurs twice. */
        PROVEN,
        /** The source declares it. */
        DECLARED
    }

    /**
     * A share of the different values.
     *
     * @param share found / compared, 0 to 1
     * @param lower end of Wilson's interval at 95 %; the share itself when exact
     * @param upper end of that interval
     * @param compared different values that were looked up: all when exact, else a uniform sample of them
     * @param found of these
     * @param exact whether all different values of both fields were compared
     */
    public record Contained(double share, double lower, double upper, int compared, int found, boolean exact) {}
}
