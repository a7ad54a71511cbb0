package io.plumbline.api.work;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * How to reach a source. Secrets are sealed; only workers can open them.
 *
 * @param secretOwners the id that each secret was sealed for, by field name; a secret that isn't named here was sealed for the
 *     datastore; absent if all were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceConnection(
        String connector,
        Map<String, Object> properties,
        Map<String, String> secrets,
        @Nullable Map<String, String> secretOwners) {

    @JsonCreator
    public SourceConnection(
            @JsonProperty("connector") String connector,
            @JsonProperty("properties") Map<String, Object> properties,
            @JsonProperty("secrets") Map<String, String> secrets,
            @JsonProperty("secretOwners") @Nullable Map<String, String> secretOwners) {
        this.connector = requireNonNull(connector, "connector");
        this.properties = Map.copyOf(properties);
        this.secrets = Map.copyOf(secrets);
        this.secretOwners = secretOwners == null ? null : Map.copyOf(secretOwners);
    }

    /** All secrets were sealed for the datastore. */
    public SourceConnection(String connector, Map<String, Object> properties, Map<String, String> secrets) {
        this(connector, properties, secrets, null);
    }

    /** The id that this secret was sealed for; empty if that is the datastore. */
    public Optional<String> ownerOf(String secret) {
        return secretOwners == null ? Optional.empty() : Optional.ofNullable(secretOwners.get(secret));
    }
}
