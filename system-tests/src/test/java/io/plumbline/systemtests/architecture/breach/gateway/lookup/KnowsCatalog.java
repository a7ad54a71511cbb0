package io.plumbline.systemtests.architecture.breach.gateway.lookup;

import io.plumbline.systemtests.architecture.breach.catalog.job.CatalogWork;

/** A2. */
record KnowsCatalog(CatalogWork work) {}
