package io.plumbline.events;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import static java.util.Objects.requireNonNull;

/** Makes ids: random ones, and ones that the same input always gives again (for idempotent requests). */
public final class Ids {

    /** What names of decisions about checks begin with. */
    public static final String CHECK_DECISION = "cd_";

    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray();
    private static final int LENGTH = 16;
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length);

    private final RandomGenerator random;

    /** @param random a cryptographically strong source in production, a seeded one in tests */
    public Ids(RandomGenerator random) {
        this.random = requireNonNull(random, "random");
    }

    public static Ids secure() {
        return new Ids(new SecureRandom());
    }

    public DatastoreId datastore() {
        return new DatastoreId(DatastoreId.PREFIX + randomTail());
    }

    public ConnectionId connection() {
        return new ConnectionId(ConnectionId.PREFIX + randomTail());
    }

    public ConnectionTestId connectionTest() {
        return new ConnectionTestId(ConnectionTestId.PREFIX + randomTail());
    }

    public CheckId check() {
        return new CheckId(CheckId.PREFIX + randomTail());
    }

    /** Names a decision about checks. */
    public String checkDecision() {
        return CHECK_DECISION + randomTail();
    }

    public OperationId operation() {
        return new OperationId(OperationId.PREFIX + randomTail());
    }

    public WorkId work() {
        return new WorkId(WorkId.PREFIX + randomTail());
    }

    public TokenId token() {
        return new TokenId(TokenId.PREFIX + randomTail());
    }

    /** An id for one message. */
    public String message() {
        return "msg_" + randomTail() + randomTail();
    }

    /**
     * The 16 characters that these parts always give: SHA-256 over the length-prefixed parts, in base 36. About 82 bits,
     * so two different inputs meet by chance once in 10<sup>12</sup> pairs of a trillion ids.
     */
    public static String derivedTail(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            BigInteger rest = new BigInteger(1, digest.digest());
            StringBuilder tail = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                BigInteger[] division = rest.divideAndRemainder(BASE);
                tail.append(ALPHABET[division[1].intValue()]);
                rest = division[0];
            }
            return tail.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String randomTail() {
        StringBuilder tail = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            tail.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return tail.toString();
    }
}
