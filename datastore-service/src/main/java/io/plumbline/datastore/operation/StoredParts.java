package io.plumbline.datastore.operation;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.KnownParts;
import io.plumbline.events.ContainerId;

/** What is stored of earlier profiles, from which the next one may go on. */
@FunctionalInterface
public interface StoredParts {

    /** Those of the container's newest profile that has any; null if none has. */
    @Nullable
    KnownParts of(ContainerId containerId);
}
