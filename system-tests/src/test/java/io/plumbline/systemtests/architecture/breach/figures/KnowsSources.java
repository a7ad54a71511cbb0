package io.plumbline.systemtests.architecture.breach.figures;

import io.plumbline.systemtests.architecture.breach.connector.spec.KnowsJackson;

/** A3f. */
record KnowsSources(KnowsJackson other) {}
