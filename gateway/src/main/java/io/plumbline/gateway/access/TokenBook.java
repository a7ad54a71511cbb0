package io.plumbline.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.plumbline.events.TokenId;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.request.Fingerprint;

/**
 * Every token by its hash, in memory: the bootstrap admin from the settings, the others from the access topic. Checks
 * tokens without asking anybody.
 */
public final class TokenBook {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_LENGTH = 512;
    private static final Caller BOOTSTRAP = new Caller("bootstrap", "admin", Role.ADMIN);
    private static final TokenVerdict UNKNOWN = new TokenVerdict.Unknown();

    private final Set<String> bootstrapSha256;
    private final Clock clock;
    private final Map<TokenId, TokenState> tokens = new ConcurrentHashMap<>();
    private volatile boolean complete;

    /** @param bootstrapSha256 hex of the SHA-256 of each bootstrap admin's token; empty if there is none */
    public TokenBook(Set<String> bootstrapSha256, Clock clock) {
        for (String hash : bootstrapSha256) {
            if (!SHA256.matcher(hash).matches()) {
                throw new IllegalArgumentException("plumbline.admin-token-sha256: " + hash.length()
                        + " characters (expected: 64 lower-case hex digits, several separated by commas)");
            }
        }
        this.bootstrapSha256 = Set.copyOf(bootstrapSha256);
        this.clock = clock;
    }

    /** Whether the caller's token was issued over the API; the bootstrap admin's, from the settings, wasn't. */
    public static boolean isIssued(Caller caller) {
        return !caller.equals(BOOTSTRAP);
    }

    public void put(TokenState state) {
        tokens.put(state.tokenId(), state);
    }

    public void remove(TokenId id) {
        tokens.remove(id);
    }

    /** Everything that had been written when the book was opened has been read. */
    public void completed() {
        complete = true;
    }

    public boolean complete() {
        return complete;
    }

    /** The newest state of a token, revoked and expired ones included. */
    public Optional<TokenState> find(TokenId id) {
        return Optional.ofNullable(tokens.get(id));
    }

    public TokenVerdict check(String presented) {
        if (presented.length() > MAX_LENGTH) {
            return UNKNOWN;
        }
        String sha256 = Fingerprint.sha256(presented);
        if (bootstrapSha256.stream().anyMatch(hash -> same(hash, sha256))) {
            return new TokenVerdict.Known(BOOTSTRAP);
        }
        Optional<TokenId> id = TokenSecret.idOf(presented);
        if (id.isEmpty()) {
            return UNKNOWN;
        }
        TokenState state = tokens.get(id.get());
        if (state == null) {
            return complete ? UNKNOWN : new TokenVerdict.NotYetKnown();
        }
        if (!same(state.sha256(), sha256) || state.revoked() || expired(state)) {
            return UNKNOWN;
        }
        return new TokenVerdict.Known(new Caller(state.tokenId().value(), state.name(), state.role()));
    }

    private boolean expired(TokenState state) {
        return state.expiresAt() != null && !clock.instant().isBefore(state.expiresAt());
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
