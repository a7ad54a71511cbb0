package io.plumbline.exports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.plumbline.exports.dbt.DbtTests;
import io.plumbline.exports.dqdl.DqdlRuleset;
import io.plumbline.exports.gx.GreatExpectationsSuite;
import io.plumbline.exports.odcs.OdcsContract;
import io.plumbline.exports.soda.SodaContract;

/** The documents that a container can be exported as. */
public enum ExportFormat {
    ODCS("application/yaml", ".odcs.yaml"),
    GREAT_EXPECTATIONS("application/json", ".gx.json"),
    SODA("application/yaml", ".soda.yaml"),
    DBT("application/yaml", ".dbt.yml"),
    DQDL("text/plain", ".dqdl"),
    /** One document of the whole profile; written in parts, see {@link io.plumbline.exports.profile.ProfileJson}. */
    PROFILE_JSON("application/json", ".profile.json"),
    /** One line for each metric of each field, see {@link io.plumbline.exports.profile.ProfileCsv}. */
    PROFILE_CSV("text/csv", ".profile.csv");

    private static final int LONGEST_NAME = 100;

    private final String contentType;
    private final String extension;

    ExportFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** As it stands in paths, for example {@code great-expectations}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for an unknown one. */
    public static Optional<ExportFormat> find(String key) {
        return Arrays.stream(values()).filter(f -> f.key().equals(key)).findFirst();
    }

    /** All keys, in words. */
    public static String keys() {
        return Arrays.stream(values()).map(ExportFormat::key).collect(Collectors.joining(", "));
    }

    /** The media type; the text is UTF-8. */
    public String contentType() {
        return contentType;
    }

    /** Whether it is of a profile, and so is written field by field. */
    public boolean ofProfile() {
        return this == PROFILE_JSON || this == PROFILE_CSV;
    }

    /**
     * The document.
     *
     * @throws IllegalStateException for a format of profiles
     */
    public String write(ExportedContainer container) {
        return switch (this) {
            case ODCS -> OdcsContract.write(container);
            case GREAT_EXPECTATIONS -> GreatExpectationsSuite.write(container);
            case SODA -> SodaContract.write(container);
            case DBT -> DbtTests.write(container);
            case DQDL -> DqdlRuleset.write(container);
            case PROFILE_JSON, PROFILE_CSV ->
                throw new IllegalStateException(key() + " is written field by field (expected: a format of checks)");
        };
    }

    /** A file name of ASCII letters, digits, dots, dashes and underscores that begins with a letter or digit. */
    public String fileName(String container) {
        String plain = container
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[^A-Za-z0-9]+", "");
        String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
        return (cut.isEmpty() ? "container" : cut) + extension;
    }
}
