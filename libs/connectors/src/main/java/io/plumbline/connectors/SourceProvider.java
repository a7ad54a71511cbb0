package io.plumbline.connectors;

import java.util.Map;

/**
 * Makes the sources of one connector type. Found through {@link java.util.ServiceLoader}, so that a new type is a new class and
 * one line in {@code META-INF/services}.
 */
public interface SourceProvider {

    /** The type in the connector catalogue. */
    String type();

    /**
     * A source that has dialled nothing yet.
     *
     * @param complete the properties with all defaults, valid by the connector's specification
     */
    Source open(Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy);
}
