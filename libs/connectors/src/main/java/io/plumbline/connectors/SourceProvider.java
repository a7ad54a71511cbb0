package io.plumbline.connectors;

import java.util.Map;
import java.util.Set;

/**
 * Makes the sources of one connector type, or of several that are opened alike. Found through {@link java.util.ServiceLoader}, so that a new type is a new class and
 * one line in {@code META-INF/services}.
 */
public interface SourceProvider {

    /** The types in the connector catalogue. */
    Set<String> types();

    /**
     * A source that has dialled nothing yet.
     *
     * @param type one of {@link #types}
     * @param complete the properties with all defaults, valid by the connector's specification
     */
    Source open(String type, Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy);
}
