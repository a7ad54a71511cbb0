package io.plumbline.api.view;

/** How a name fits what was searched, without regard to case; the best first. */
public enum SearchMatch {
    /** It is the name. */
    EXACT,
    /** The name begins with it. */
    PREFIX,
    /** A word of the name begins with it: after a space, an underscore, a dot and the like, or at a capital. */
    WORD,
    /** It is somewhere in the name. */
    SUBSTRING
}
