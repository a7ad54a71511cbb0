package io.plumbline.inference;

import java.util.List;

import io.plumbline.statistics.metric.ContainerProfile;

/** One intent. It proposes at most one check per field or set of fields, and none without support. */
interface Rule {
    RuleName name();

    List<InferredCheck> propose(ContainerProfile profile, InferenceOptions options);
}
