package io.plumbline.api.work;

import static java.util.Objects.requireNonNull;

/**
 * The container of which the first rows are asked for.
 *
 * @param publicKey the line of the public key that they are sealed with
 */
public record PreviewTarget(ContainerTarget container, int limit, String publicKey) {

    public PreviewTarget {
        requireNonNull(container, "container");
        requireNonNull(publicKey, "publicKey");
    }
}
