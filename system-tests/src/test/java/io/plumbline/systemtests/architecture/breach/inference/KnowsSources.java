package io.plumbline.systemtests.architecture.breach.inference;

import io.plumbline.systemtests.architecture.breach.connector.spec.KnowsJackson;

/** A3d. */
record KnowsSources(KnowsJackson other) {}
