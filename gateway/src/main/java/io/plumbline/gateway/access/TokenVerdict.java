package io.plumbline.gateway.access;

/** What the token book says of a presented token. */
public sealed interface TokenVerdict {

    record Known(Caller caller) implements TokenVerdict {}

    /** No such token, or no longer. The words don't say which, as a stranger needn't know. */
    record Unknown() implements TokenVerdict {}

    /** The book isn't read to its end yet, so that nothing can be said. */
    record NotYetKnown() implements TokenVerdict {}
}
