package io.plumbline.systemtests.architecture.breach.connector.spec;

import tools.jackson.databind.JsonNode;

/** A3b. */
public record KnowsJackson(JsonNode node) {}
