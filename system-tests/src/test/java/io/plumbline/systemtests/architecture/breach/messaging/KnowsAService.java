package io.plumbline.systemtests.architecture.breach.messaging;

import io.plumbline.systemtests.architecture.breach.catalog.job.CatalogWork;

/** A2b. */
record KnowsAService(CatalogWork work) {}
