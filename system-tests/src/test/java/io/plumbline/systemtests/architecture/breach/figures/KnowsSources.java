package io.plumbline.systemtests.architecture.breach.figures;

import io.plumbline.systemtests.architecture.breach.connector.spec.KnowsJackson;

/** A3e. */
record KnowsSources(KnowsJackson other) {}
