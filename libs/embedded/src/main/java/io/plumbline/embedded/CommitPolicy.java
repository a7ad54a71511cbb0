package io.plumbline.embedded;

import java.util.Map;

/** When a write is answered. Only the sabotage test of the kill campaign ever departs from {@link #COMMIT_FIRST}. */
enum CommitPolicy {
    /** The answer leaves after the commit that contains the write. */
    COMMIT_FIRST,
    /** Loses acknowledged writes at a kill, on purpose: shows that the campaign would notice. */
    ACKNOWLEDGE_FIRST;

    static final String VARIABLE = "PLUMBLINE_SABOTAGE";
    static final String SABOTAGE = "ack-before-commit";

    static CommitPolicy from(Map<String, String> environment) {
        return environment.getOrDefault(VARIABLE, "").contains(SABOTAGE) ? ACKNOWLEDGE_FIRST : COMMIT_FIRST;
    }
}
