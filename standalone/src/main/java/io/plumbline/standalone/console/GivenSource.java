package io.plumbline.standalone.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.standalone.StartException;

/**
 * A source as it was typed: a path, a {@code postgresql://} URI, or a connector with {@code name=value} settings.
 *
 * @param root the directory that must be a file root for this source; absent for databases
 */
public record GivenSource(String name, String connector, Map<String, Object> properties, Optional<Path> root) {

    /** The file root under which a typed path is offered to the workers. */
    public static final String ROOT_NAME = "given";

    private static final int POSTGRESQL_PORT = 5432;

    /**
     * Understands what was typed.
     *
     * @param words the path, the URI, or the connector followed by its settings
     * @throws StartException if it is none of these
     */
    public static GivenSource parse(List<String> words) {
        String first = words.get(0);
        List<String> settings = words.subList(1, words.size());
        if (first.startsWith("postgresql://") || first.startsWith("jdbc:postgresql://")) {
            return database(first, settings);
        }
        Path path = Path.of(first);
        if (Files.exists(path)) {
            return files(path.toAbsolutePath().normalize(), settings);
        }
        if (settings.isEmpty()) {
            throw new StartException("source: " + first
                    + " (expected: an existing file or directory, postgresql://user:password@host:port/database, or a"
                    + " connector with name=value settings)");
        }
        return new GivenSource(first, first, settingsOf(settings), Optional.empty());
    }

    private static GivenSource files(Path path, List<String> settings) {
        boolean directory = Files.isDirectory(path);
        Path parent = path.getParent();
        Path root = directory || parent == null ? path : parent;
        Map<String, Object> properties = settingsOf(settings);
        properties.put("root", ROOT_NAME);
        properties.put("path", directory ? "" : String.valueOf(path.getFileName()));
        return new GivenSource(String.valueOf(path.getFileName()), "local-files", properties, Optional.of(root));
    }

    private static GivenSource database(String typed, List<String> settings) {
        try {
            URI uri = new URI(typed.startsWith("jdbc:") ? typed.substring("jdbc:".length()) : typed);
            Map<String, Object> properties = settingsOf(settings);
            properties.put("host", String.valueOf(uri.getHost()));
            properties.put("port", uri.getPort() < 0 ? POSTGRESQL_PORT : uri.getPort());
            properties.put("database", uri.getPath().replaceFirst("^/", ""));
            String user = uri.getRawUserInfo();
            if (user != null) {
                String[] parts = user.split(":", 2);
                properties.putIfAbsent("user", URLDecoder.decode(parts[0], StandardCharsets.UTF_8));
                if (parts.length == 2) {
                    properties.putIfAbsent("password", URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
            return new GivenSource(uri.getPath().replaceFirst("^/", ""), "postgresql", properties, Optional.empty());
        } catch (URISyntaxException e) {
            throw new StartException(
                    "source: an unreadable URI (expected: postgresql://user:password@host:port/database)", e);
        }
    }

    private static Map<String, Object> settingsOf(List<String> words) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new StartException("setting: " + word + " (expected: name=value)");
            }
            settings.put(word.substring(0, equals), typed(word.substring(equals + 1)));
        }
        return settings;
    }

    private static Object typed(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return Integer.valueOf(value);
        }
        return switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> value;
        };
    }
}
