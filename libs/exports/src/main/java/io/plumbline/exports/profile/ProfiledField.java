package io.plumbline.exports.profile;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One field's figures.
 *
 * @param ordinal position, from 0
 * @param path dotted for leaves of nested fields
 * @param profiledType the family of metrics that was computed
 * @param parts everything else of the profile that is told as it is, by key: top values, histogram, type shares
 */
public record ProfiledField(
        int ordinal,
        String path,
        String sparkType,
        String profiledType,
        List<Figure> figures,
        Map<String, Object> parts) {

    public ProfiledField {
        figures = List.copyOf(figures);
        parts = Map.copyOf(parts);
    }

    /**
     * One metric.
     *
     * @param name a stable key
     * @param kind how the value is to be read, for example {@code DECIMAL}
     * @param value canonical text; absent if nothing was measured
     * @param lower absent if exact
     * @param upper absent if exact
     * @param bound the error model in words; absent if exact
     * @param absentReason why there is no value; absent if there is one
     */
    public record Figure(
            String name,
            String kind,
            @Nullable String value,
            boolean exact,
            @Nullable String lower,
            @Nullable String upper,
            @Nullable String bound,
            @Nullable String absentReason) {

        /** Whether the value is a number. */
        public boolean number() {
            return kind.equals("INTEGER") || kind.equals("DECIMAL");
        }
    }
}
