package io.plumbline.messaging.crash;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places at which a kill campaign may end this process. In ordinary operation they do nothing. */
@FunctionalInterface
public interface CrashPoints {

    /** Names the place at which to die: {@code <name>} or {@code <name>:<n>} for the n-th time that it is reached. */
    String VARIABLE = "PLUMBLINE_CRASH_AT";

    /** A relay is about to send a message. */
    String RELAY_BEFORE_SEND = "relay.before-send";

    /** A message is acknowledged by the broker and still in its document. */
    String RELAY_AFTER_ACK_BEFORE_CLEAR = "relay.after-ack-before-clear";

    /** A listener has applied a record whose offset isn't committed. */
    String CONSUMER_AFTER_APPLY_BEFORE_COMMIT = "consumer.after-apply-before-commit";

    CrashPoints NONE = name -> {};

    /** Called where the process may die. Returns, or ends the process at once without any clean-up. */
    void reached(String name);

    /**
     * What the environment asks for; says so in the log, as no production process should have it set.
     *
     * @param environment usually {@code System.getenv()}
     */
    static CrashPoints from(Map<String, String> environment) {
        String wanted = environment.getOrDefault(VARIABLE, "").trim();
        if (wanted.isEmpty()) {
            return NONE;
        }
        HaltingCrashPoints points =
                HaltingCrashPoints.parse(wanted, () -> Runtime.getRuntime().halt(HaltingCrashPoints.EXIT_CODE));
        Logger log = LoggerFactory.getLogger(CrashPoints.class);
        log.warn("{}={}: this process will kill itself there", VARIABLE, wanted);
        return points;
    }
}
