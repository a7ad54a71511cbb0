package io.plumbline.inference;

import java.util.List;

/** One intent. It proposes at most one check per field or set of fields, and none without support. */
interface Rule {
    RuleName name();

    /** From which on it is used. */
    default int level() {
        return name().level();
    }

    List<InferredCheck> propose(Basis basis);
}
