package io.plumbline.systemtests.architecture.breach.catalog.inbound.kafka;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** A13. */
final class InjectedField {
    @Autowired
    @Nullable
    String name;
}
