package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/** A pattern for names, in which {@code *} stands for any characters and {@code ?} for one. */
public record NamePattern(String pattern) {

    public NamePattern {
        requireNonNull(pattern, "pattern");
    }

    /** Whether this is the whole name. Takes time that grows with the product of both lengths at most. */
    public boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (p < pattern.length() && c == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && (c == '?' || c == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
