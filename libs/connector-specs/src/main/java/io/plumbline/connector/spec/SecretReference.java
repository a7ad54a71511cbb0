package io.plumbline.connector.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A secret that names where its value lives instead of being it: {@code ${env:NAME}} or {@code ${file:/run/secrets/x}}. Only the
 * worker that uses the secret resolves it, and only for names its operator has allowed.
 */
public record SecretReference(Kind kind, String target) {

    private static final Pattern ENV = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]{0,127})}");
    private static final Pattern FILE = Pattern.compile("\\$\\{file:(/[A-Za-z0-9._/-]{1,255})}");

    /** Where the value lives. */
    public enum Kind {
        ENV,
        FILE
    }

    public SecretReference {
        requireNonNull(kind, "kind");
        requireNonNull(target, "target");
    }

    /**
     * The reference that a secret's value is. Empty if the value is the secret itself.
     *
     * @throws IllegalArgumentException if it begins like a reference but isn't one; the message does not repeat it
     */
    public static Optional<SecretReference> find(String value) {
        Matcher env = ENV.matcher(value);
        if (env.matches()) {
            return Optional.of(new SecretReference(Kind.ENV, env.group(1)));
        }
        Matcher file = FILE.matcher(value);
        if (file.matches() && !file.group(1).contains("..") && !file.group(1).contains("//")) {
            return Optional.of(new SecretReference(Kind.FILE, file.group(1)));
        }
        if (value.startsWith("${env:") || value.startsWith("${file:")) {
            throw new IllegalArgumentException(
                    "secret: a malformed reference (expected: ${env:NAME} or ${file:/run/secrets/name})");
        }
        return Optional.empty();
    }
}
