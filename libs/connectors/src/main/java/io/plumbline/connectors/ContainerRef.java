package io.plumbline.connectors;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * How to find a container again: what a listing returned and {@link Source#read} takes, small enough to travel in a message.
 *
 * @param name the natural key of the container within its datastore; the same in every listing
 * @param locator the source's own words; no secret, no absolute path
 */
public record ContainerRef(String name, Map<String, String> locator) {

    public ContainerRef {
        requireNonNull(name, "name");
        locator = Map.copyOf(locator);
    }

    /**
     * One word of the locator.
     *
     * @throws SourceException SETTINGS_INVALID if it isn't there
     */
    public String need(String key) {
        String value = locator.get(key);
        if (value == null) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID, "locator: " + name + " (expected: an entry " + key + ")");
        }
        return value;
    }
}
