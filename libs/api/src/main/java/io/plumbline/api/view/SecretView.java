package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a secret is set, never what it is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretView(boolean set, @Nullable Instant updatedAt) {

    public SecretView {}
}
