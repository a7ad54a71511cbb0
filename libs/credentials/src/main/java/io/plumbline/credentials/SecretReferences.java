package io.plumbline.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.plumbline.credentials.SecretUnreadableException.Reason.REFERENCE_MISSING;
import static io.plumbline.credentials.SecretUnreadableException.Reason.REFERENCE_REFUSED;

/**
 * Turns a secret of the form <code>${env:NAME}</code> or <code>${file:/run/secrets/x}</code> into what it points at, in the worker and at the
 * moment of use. Any other secret is itself. Whoever may register a datastore may use every reference that is allowed here.
 */
public final class SecretReferences {
    public static final String DEFAULT_ENVIRONMENT_PREFIX = "PLUMBLINE_SECRET_";
    public static final Path DEFAULT_FILE_ROOT = Path.of("/run/secrets");
    private static final Pattern SHAPE = Pattern.compile("\\$\\{(env|file):([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");
    private static final int LONGEST = 64 * 1024;

    private final String environmentPrefix;
    private final List<Path> fileRoots;
    private final Map<String, String> environment;

    /**
     * @param environmentPrefix what a variable's name must start with; not empty
     * @param fileRoots the only directories from which files are read; may be empty
     * @param environment usually {@link System#getenv()}
     */
    public SecretReferences(String environmentPrefix, List<Path> fileRoots, Map<String, String> environment) {
        if (!NAME.matcher(environmentPrefix).matches()) {
            throw new IllegalArgumentException(
                    "environmentPrefix: '" + environmentPrefix + "' (expected: letters, digits and _, not empty)");
        }
        this.environmentPrefix = environmentPrefix;
        this.fileRoots = List.copyOf(fileRoots);
        this.environment = Map.copyOf(environment);
    }

    /** With the default prefix and the default directory. */
    public static SecretReferences defaults(Map<String, String> environment) {
        return new SecretReferences(DEFAULT_ENVIRONMENT_PREFIX, List.of(DEFAULT_FILE_ROOT), environment);
    }

    /** Whether the text is a reference rather than a secret: a reference may be shown. */
    public static boolean isReference(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** @throws SecretUnreadableException if the reference is not allowed, or there is nothing behind it */
    public Secret resolve(Secret secret) {
        Matcher reference = SHAPE.matcher(secret.reveal());
        if (!reference.matches()) {
            return secret;
        }
        String name = reference.group(2);
        return reference.group(1).equals("env") ? variable(name) : file(name);
    }

    private Secret variable(String name) {
        if (!NAME.matcher(name).matches() || !name.startsWith(environmentPrefix)) {
            throw refused("env:" + shown(name), "a variable whose name starts with " + environmentPrefix);
        }
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new SecretUnreadableException(
                    REFERENCE_MISSING, "secret reference: env:" + name + " is not set in this worker");
        }
        return Secret.of(value);
    }

    private Secret file(String name) {
        Path real = realPath(name);
        byte[] content = new byte[0];
        try (InputStream in = Files.newInputStream(real)) {
            content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw refused("file:" + shown(name), "at most " + LONGEST + " bytes");
            }
            return Secret.ofUtf8(content, withoutLineEnd(content));
        } catch (IOException e) {
            throw missing(name);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Checked twice: as written, so that nothing outside is even looked at, and with its links followed. */
    private Path realPath(String name) {
        try {
            Path asked = Path.of(name);
            if (!asked.isAbsolute()
                    || !asked.equals(asked.normalize())
                    || fileRoots.stream().noneMatch(asked::startsWith)) {
                throw refused("file:" + shown(name), "a file under " + fileRoots);
            }
            Path real = asked.toRealPath();
            for (Path root : fileRoots) {
                if (Files.isDirectory(root) && real.startsWith(root.toRealPath()) && Files.isRegularFile(real)) {
                    return real;
                }
            }
        } catch (IOException e) {
            throw missing(name);
        } catch (InvalidPathException e) {
            throw refused("file:?", "a path");
        }
        throw refused("file:" + shown(name), "a regular file under " + fileRoots);
    }

    private static int withoutLineEnd(byte[] content) {
        int length = content.length;
        if (length > 0 && content[length - 1] == '\n') {
            length--;
        }
        return length > 0 && content[length - 1] == '\r' ? length - 1 : length;
    }

    private static String shown(String name) {
        String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
    }

    private static SecretUnreadableException refused(String reference, String expected) {
        return new SecretUnreadableException(
                REFERENCE_REFUSED, "secret reference: " + reference + " is not allowed (expected: " + expected + ")");
    }

    private static SecretUnreadableException missing(String name) {
        return new SecretUnreadableException(
                REFERENCE_MISSING, "secret reference: file:" + shown(name) + " can't be read by this worker");
    }
}
