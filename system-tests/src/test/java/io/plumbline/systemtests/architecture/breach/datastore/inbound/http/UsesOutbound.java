package io.plumbline.systemtests.architecture.breach.datastore.inbound.http;

import io.plumbline.systemtests.architecture.breach.datastore.outbound.file.Store;

/** A8. */
record UsesOutbound(Store store) {}
