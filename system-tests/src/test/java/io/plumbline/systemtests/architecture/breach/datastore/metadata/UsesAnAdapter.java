package io.plumbline.systemtests.architecture.breach.datastore.metadata;

import io.plumbline.systemtests.architecture.breach.datastore.outbound.file.Store;

/** A8b. */
record UsesAnAdapter(Store store) {}
