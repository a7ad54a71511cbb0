package io.plumbline.systemtests.architecture.breach.statistics;

import io.plumbline.systemtests.architecture.breach.connector.spec.KnowsJackson;

/** A3c. */
record KnowsSources(KnowsJackson other) {}
