package io.plumbline.systemtests.architecture.breach.catalog.inbound.kafka;

import java.util.logging.Logger;

/** A13b. */
final class Prints {
    void print() {
        System.out.println("seen");
        Logger.getLogger("seen").info("seen");
    }
}
