package io.plumbline.connectors.hadoop;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connectors.EgressPolicy;

/**
 * What a mount is made of, as one value of an option: Spark changes the case of the names of options, and prints those of a value
 * that isn't called secret.
 */
final class MountSettings {

    private static final String SETTING = "setting.";

    private MountSettings() {}

    static String encoded(RemoteRoot root, EgressPolicy egress) {
        Properties all = new Properties();
        all.setProperty("name", root.name());
        all.setProperty("uri", root.uri().toString());
        String user = root.user();
        if (user != null) {
            all.setProperty("user", user);
        }
        List<String> hosts = new ArrayList<>();
        root.dialled().forEach(address -> hosts.add(address.port() + " " + address.host()));
        all.setProperty("dialled", String.join("\n", hosts));
        all.setProperty("egress.allow", String.join("\n", egress.allow()));
        all.setProperty("egress.loopback", String.valueOf(egress.allowLoopback()));
        root.settings().forEach((name, value) -> all.setProperty(SETTING + name, value));
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Mount mount(String id, String encoded) {
        Properties all = new Properties();
        try {
            all.load(new StringReader(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : all.stringPropertyNames()) {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), all.getProperty(name));
            }
        }
        List<Endpoint> dialled = new ArrayList<>();
        for (String host : lines(all, "dialled")) {
            int space = host.indexOf(' ');
            dialled.add(new Endpoint(host.substring(space + 1), Integer.parseInt(host.substring(0, space))));
        }
        RemoteRoot root = new RemoteRoot(
                all.getProperty("name", ""),
                URI.create(all.getProperty("uri", "")),
                settings,
                all.getProperty("user"),
                dialled);
        boolean loopback = Boolean.parseBoolean(all.getProperty("egress.loopback"));
        return new Mount(id, root, new EgressPolicy(Set.copyOf(lines(all, "egress.allow")), loopback));
    }

    private static List<String> lines(Properties all, String name) {
        return all.getProperty(name, "").lines().toList();
    }
}
