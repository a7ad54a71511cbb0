package io.plumbline.systemtests.architecture.breach.profiling;

import io.plumbline.systemtests.architecture.breach.connector.spec.KnowsJackson;

/** A3. */
record KnowsTheEvents(KnowsJackson other) {}
