package io.plumbline.gateway.request;

import io.plumbline.events.model.Role;

/** The caller may do this kind of thing, but not this one; the message names what needs which role. */
public final class RoleTooLowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RoleTooLowException(String what, Role needed) {
        super(what + " (expected: a token with the role " + needed + ")");
    }
}
