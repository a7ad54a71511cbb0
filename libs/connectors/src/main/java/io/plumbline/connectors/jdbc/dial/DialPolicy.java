package io.plumbline.connectors.jdbc.dial;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The policy under which this thread dials, for drivers that make a socket factory without telling it anything. A thread that has
 * none may not dial.
 */
public final class DialPolicy {

    private static final String LOOPBACK = "loopback";
    private static final ThreadLocal<@Nullable EgressPolicy> CURRENT = new ThreadLocal<>();

    private DialPolicy() {}

    /** Something that dials. */
    public interface Dialling<T, E extends Exception> {
        T dial() throws E;
    }

    /** Dials under that policy. */
    public static <T, E extends Exception> T during(EgressPolicy policy, Dialling<T, E> dialling) throws E {
        EgressPolicy before = CURRENT.get();
        CURRENT.set(policy);
        try {
            return dialling.dial();
        } finally {
            CURRENT.set(before);
        }
    }

    static EgressPolicy current() {
        EgressPolicy policy = CURRENT.get();
        if (policy == null) {
            throw new SourceException(
                    SourceFailure.POLICY_DENIED, "a dial without a policy (expected: one that was asked for)");
        }
        return policy;
    }

    /** The policy as one string. */
    public static String written(EgressPolicy policy) {
        return (policy.allowLoopback() ? LOOPBACK : "") + "," + String.join(",", policy.allow());
    }

    /** The policy that {@link #written} wrote. */
    public static EgressPolicy read(String written) {
        Set<String> allow = new LinkedHashSet<>(List.of(written.split(",", -1)));
        boolean loopback = allow.remove(LOOPBACK);
        allow.remove("");
        return new EgressPolicy(allow, loopback);
    }
}
