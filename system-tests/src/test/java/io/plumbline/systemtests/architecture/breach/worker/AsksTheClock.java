package io.plumbline.systemtests.architecture.breach.worker;

import java.time.Instant;
import java.util.UUID;

/** A10. */
final class AsksTheClock {
    Instant time = Instant.now();
    UUID id = UUID.randomUUID();
}
