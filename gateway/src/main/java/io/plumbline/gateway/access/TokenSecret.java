package io.plumbline.gateway.access;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.plumbline.events.TokenId;

/**
 * What a bearer presents: {@code plt_}, the tail of the token's id, {@code _}, and 256 random bits in base64url. Never
 * prints itself.
 */
public final class TokenSecret {
    private static final Pattern SHAPE = Pattern.compile("plt_([a-z0-9]{16})_[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    /** @param random cryptographically strong */
    public static TokenSecret issue(TokenId id, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String tail = id.value().substring(TokenId.PREFIX.length());
        return new TokenSecret(
                "plt_" + tail + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The id inside a presented token. Empty if it hasn't the shape of one. */
    static Optional<TokenId> idOf(String presented) {
        Matcher matcher = SHAPE.matcher(presented);
        return matcher.matches() ? Optional.of(new TokenId(TokenId.PREFIX + matcher.group(1))) : Optional.empty();
    }

    /** The secret itself: for the one answer that shows it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "TokenSecret[hidden]";
    }
}
