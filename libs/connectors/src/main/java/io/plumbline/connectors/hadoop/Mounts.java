package io.plumbline.connectors.hadoop;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.hadoop.conf.Configuration;

import io.plumbline.connectors.EgressPolicy;

/** The mounts that this process knows: its own, and in an executor those that came with the options of a read. */
final class Mounts {

    /** Marks the mounts of this process, so that a task that comes late can't bring one of them back after it was closed. */
    private static final String OWN = "m" + unguessable() + "-";

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Map<String, Mount> OPEN = new ConcurrentHashMap<>();
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private Mounts() {}

    private static String unguessable() {
        byte[] mark = new byte[16];
        new SecureRandom().nextBytes(mark);
        return HexFormat.of().formatHex(mark);
    }

    static Mount add(RemoteRoot root, EgressPolicy egress) {
        Mount mount = new Mount(OWN + NUMBER.incrementAndGet(), root, egress);
        OPEN.put(mount.id(), mount);
        return mount;
    }

    /** The mount of that id; in an executor it is made from the options if need be. */
    static Mount find(String id, Configuration options) throws IOException {
        Mount known = OPEN.get(id);
        if (known != null) {
            return known;
        }
        String settings = options.get(option(id));
        if (id.startsWith(OWN) || settings == null) {
            throw new IOException("the source that this path belongs to is closed");
        }
        closeIdle(IDLE_NANOS);
        return OPEN.computeIfAbsent(id, i -> MountSettings.mount(i, settings));
    }

    /** Closes what executors no longer use; the mounts of this process are closed by their sources. */
    static void closeIdle(long nanos) {
        OPEN.values().stream()
                .filter(mount -> !mount.id().startsWith(OWN) && mount.idleFor(nanos))
                .forEach(Mount::close);
    }

    static void remove(Mount mount) {
        OPEN.remove(mount.id(), mount);
    }

    static int open() {
        return OPEN.size();
    }

    /** The option that holds the settings of a mount. Its name makes Spark leave the value out of what it prints. */
    static String option(String id) {
        return "fs." + MountedFileSystem.SCHEME + "." + id + ".secret";
    }
}
