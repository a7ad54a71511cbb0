package io.plumbline.connectors.jdbc.dial;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.connectors.EgressPolicy;

/**
 * One dial and the sockets that it has made, so that whoever gives it up closes them: a driver that waits for a server which never
 * answers would hold its socket, and often a thread of its own, for minutes. Safe for use by several threads.
 */
public final class Attempt {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);
    private static final char MARK = ';';
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<String, Attempt> UNDER_WAY = new ConcurrentHashMap<>();
    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    private final EgressPolicy policy;
    private final String name = Long.toString(NUMBERS.incrementAndGet());
    private final Set<Socket> sockets = new HashSet<>();
    private boolean over;
    private boolean givenUp;

    public Attempt(EgressPolicy policy) {
        this.policy = policy;
    }

    /** Dials under the policy. If that fails, by whatever, no socket of it is left open. */
    public <T, E extends Exception> T dial(DialPolicy.Dialling<T, E> dialling) throws E {
        Attempt before = CURRENT.get();
        CURRENT.set(this);
        UNDER_WAY.put(name, this);
        boolean connected = false;
        try {
            T dialled = DialPolicy.during(policy, dialling);
            connected = true;
            return dialled;
        } finally {
            UNDER_WAY.remove(name);
            CURRENT.set(before);
            if (connected) {
                end();
            } else {
                giveUp();
            }
        }
    }

    /** Closes the sockets, and every one that is made from now on. Does nothing once the dial has ended well. */
    public synchronized void giveUp() {
        if (over) {
            return;
        }
        givenUp = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                log.debug("A socket of a dial that was given up can't be closed", e);
            }
        }
        sockets.clear();
    }

    /** What tells a factory that a driver makes of one string the policy and, while this thread dials, the attempt. */
    public static String argument(EgressPolicy policy) {
        Attempt attempt = CURRENT.get();
        return DialPolicy.written(policy) + (attempt == null ? "" : MARK + attempt.name);
    }

    /** The policy that {@link #argument} was made of. */
    static EgressPolicy policyOf(String argument) {
        int mark = argument.indexOf(MARK);
        return DialPolicy.read(mark < 0 ? argument : argument.substring(0, mark));
    }

    /** The attempt that {@link #argument} was made in; null if there was none, or if it has ended. */
    static @Nullable Attempt of(String argument) {
        int mark = argument.indexOf(MARK);
        return mark < 0 ? null : UNDER_WAY.get(argument.substring(mark + 1));
    }

    /** The attempt of this thread; null if it has none. */
    static @Nullable Attempt current() {
        return CURRENT.get();
    }

    synchronized void made(Socket socket) throws SocketException {
        if (givenUp) {
            throw new SocketException("the dial was given up");
        }
        if (!over) {
            sockets.add(socket);
        }
    }

    private synchronized void end() {
        over = true;
        sockets.clear();
    }
}
