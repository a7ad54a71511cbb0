package io.plumbline.gateway.lookup;

import io.plumbline.api.Problem;

/** The metadata was asked for in vain; the problem says why, in words for the caller. */
public final class LookupRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public LookupRefusedException(Problem problem) {
        super(problem.status() + " " + problem.title());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
