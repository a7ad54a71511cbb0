package io.plumbline.connector.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The driver of a JDBC connector.
 *
 * @param className the class that implements {@code java.sql.Driver}; never a user's choice; null for generic JDBC, where a field names it
 * @param bundled true if the worker image brings the jar; otherwise somebody has to drop it into the driver folder
 * @param artifact name of the jar, as {@code group:artifact}
 * @param source in words: under which licence it comes, where to get it, and why it is not bundled if it isn't
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriverSpec(@Nullable String className, boolean bundled, String artifact, String source) {

    public DriverSpec {
        requireNonNull(artifact, "artifact");
        requireNonNull(source, "source");
    }

    static DriverSpec bundled(String className, String artifact, String source) {
        return new DriverSpec(className, true, artifact, source);
    }

    static DriverSpec dropped(@Nullable String className, String artifact, String source) {
        return new DriverSpec(className, false, artifact, source);
    }
}
