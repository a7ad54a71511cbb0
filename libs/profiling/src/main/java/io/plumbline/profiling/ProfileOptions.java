package io.plumbline.profiling;

import java.util.Set;

import io.plumbline.statistics.state.StateLimits;

import static java.util.Objects.requireNonNull;

/**
 * What is measured and how much may be kept of it.
 *
 * @param excludedFields paths that are neither read nor reported, as {@code FieldShape.path} writes them; a struct excludes
 *     its children; paths that don't exist are ignored
 * @param maskedFields paths of which nothing is kept that would show a value, written the same way; a struct or an array masks
 *     what is inside
 * @param limits how much is kept of one column
 * @param maxDepth levels of structs and arrays that are entered, from 0 for none
 * @param maxFields the most fields that one container may have, nested ones included
 * @param uniqueValuesTotal values remembered for the proof of uniqueness over all columns of one task; a column gets an even
 *     share, at most {@code limits.uniqueValues}
 */
public record ProfileOptions(
        Set<String> excludedFields,
        Set<String> maskedFields,
        StateLimits limits,
        int maxDepth,
        int maxFields,
        int uniqueValuesTotal) {

    /** With no field masked. */
    public ProfileOptions(
            Set<String> excludedFields, StateLimits limits, int maxDepth, int maxFields, int uniqueValuesTotal) {
        this(excludedFields, Set.of(), limits, maxDepth, maxFields, uniqueValuesTotal);
    }

    public ProfileOptions {
        excludedFields = Set.copyOf(excludedFields);
        maskedFields = Set.copyOf(maskedFields);
        requireNonNull(limits, "limits");
        if (maxDepth < 0 || maxDepth > 50) {
            throw new IllegalArgumentException("maxDepth: " + maxDepth + " (expected: 0 to 50)");
        }
        if (maxFields < 1) {
            throw new IllegalArgumentException("maxFields: " + maxFields + " (expected: >= 1)");
        }
        if (uniqueValuesTotal < 0) {
            throw new IllegalArgumentException("uniqueValuesTotal: " + uniqueValuesTotal + " (expected: >= 0)");
        }
    }

    /** Everything, eight levels deep, up to 20,000 fields. */
    public static ProfileOptions defaults() {
        return new ProfileOptions(Set.of(), StateLimits.defaults(), 8, 20_000, 2_000_000);
    }

    /** The same with other fields excluded. */
    public ProfileOptions excluding(Set<String> paths) {
        return new ProfileOptions(paths, maskedFields, limits, maxDepth, maxFields, uniqueValuesTotal);
    }

    /** The same with other fields masked. */
    public ProfileOptions masking(Set<String> paths) {
        return new ProfileOptions(excludedFields, paths, limits, maxDepth, maxFields, uniqueValuesTotal);
    }

    StateLimits limitsFor(int fields) {
        int share = uniqueValuesTotal / Math.max(1, fields);
        return limits.withUniqueValues(Math.min(limits.uniqueValues(), share));
    }
}
