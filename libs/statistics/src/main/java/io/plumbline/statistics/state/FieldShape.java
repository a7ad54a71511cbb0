package io.plumbline.statistics.state;

import static java.util.Objects.requireNonNull;

/**
 * What identifies a field and how its values are read.
 *
 * @param path dotted path; {@code []} stands for the elements of an array, {@code {key}} and {@code {value}} for those of a
 *     map; a name that itself holds a dot, a backtick, a bracket or a brace is quoted with backticks, a backtick inside being doubled
 * @param ordinal position among the fields of the container, parents before their children, from 0
 * @param sparkType Spark's catalog string, for example {@code decimal(38,10)}
 * @param scale digits after the point of a {@link ValueDomain#LONG} value; 0 for integers
 * @param perElement true when the values are elements of arrays or entries of maps, so that "rows" counts those
 * @param masked true when nothing is kept from which a value could be told
 */
public record FieldShape(
        String path,
        int ordinal,
        String sparkType,
        ProfiledType type,
        ValueDomain domain,
        int scale,
        boolean nullable,
        boolean perElement,
        boolean masked) {

    /** Not masked. */
    public FieldShape(
            String path,
            int ordinal,
            String sparkType,
            ProfiledType type,
            ValueDomain domain,
            int scale,
            boolean nullable,
            boolean perElement) {
        this(path, ordinal, sparkType, type, domain, scale, nullable, perElement, false);
    }

    public FieldShape {
        requireNonNull(path, "path");
        requireNonNull(sparkType, "sparkType");
        requireNonNull(type, "type");
        requireNonNull(domain, "domain");
        if (ordinal < 0) {
            throw new IllegalArgumentException("ordinal: " + ordinal + " (expected: >= 0)");
        }
    }

    /** The same field, masked or not. */
    public FieldShape masked(boolean now) {
        return new FieldShape(path, ordinal, sparkType, type, domain, scale, nullable, perElement, now);
    }

    FieldShape mergedWith(FieldShape other) {
        if (!path.equals(other.path) || !sparkType.equals(other.sparkType)) {
            throw new IllegalArgumentException(
                    "field: " + other.path + " " + other.sparkType + " (expected: " + path + " " + sparkType + ")");
        }
        if (masked != other.masked) {
            throw new IllegalArgumentException("field: " + other.path + " is " + (other.masked ? "" : "not ")
                    + "masked (expected: masked in both states or in neither)");
        }
        return nullable == other.nullable && ordinal == other.ordinal
                ? this
                : new FieldShape(
                        path,
                        Math.min(ordinal, other.ordinal),
                        sparkType,
                        type,
                        domain,
                        scale,
                        nullable || other.nullable,
                        perElement,
                        masked);
    }
}
