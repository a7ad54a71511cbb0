package io.plumbline.testkit;

import java.util.concurrent.atomic.AtomicLong;

/** Names that no other test of this or another JVM uses on a shared server. */
public final class FreshNames {
    private static final int RADIX = 36;
    private static final String JVM =
            Long.toString(ProcessHandle.current().pid(), RADIX) + Long.toString(System.nanoTime() & 0xffffffffL, RADIX);
    private static final AtomicLong NEXT = new AtomicLong();

    private FreshNames() {}

    /** The prefix, an underscore, and lower-case letters and digits. */
    public static String of(String prefix) {
        return prefix + "_" + JVM + "_" + Long.toString(NEXT.incrementAndGet(), RADIX);
    }
}
