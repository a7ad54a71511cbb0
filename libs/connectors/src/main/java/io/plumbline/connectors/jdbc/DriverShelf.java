package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The folder of drivers: each a jar, or a folder of jars, loaded apart from the others. Looked through whenever a driver is asked
 * for, so that one may be dropped in while the worker runs. PostgreSQL's driver is on the class path and needs no folder.
 */
final class DriverShelf {

    /** How the folder is called in words for a user, who may not know the machine. */
    static final String SETTING = "plumbline.drivers.dir";

    private static final String POSTGRESQL = "org.postgresql.Driver";
    private static final Map<String, Driver> LOADED = new ConcurrentHashMap<>();

    static {
        // The driver's own housekeeping thread would outlive the datastore, and hold its class loader.
        System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
    }

    private final @Nullable Path folder;

    DriverShelf(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * The driver of that class.
     *
     * @param product what it is for, in words
     * @param jar where to get it, in words
     * @throws SourceException DRIVER_MISSING if no jar has it, POLICY_DENIED if it is an embedded engine's
     */
    Driver driver(String driverClass, String product, String jar) {
        EmbeddedEngines.refuse(driverClass);
        if (driverClass.equals(POSTGRESQL)) {
            return new org.postgresql.Driver();
        }
        List<List<Path>> holding = holding(driverClass);
        if (holding.isEmpty()) {
            throw missing(product + " needs " + driverClass + ", and no jar has it (expected: " + jar
                    + " in the folder " + SETTING + (folder == null ? ", which is not set" : "") + ")");
        }
        if (holding.size() > 1) {
            throw missing("driver: " + driverClass + " is in " + named(holding.get(0)) + " and in "
                    + named(holding.get(1)) + " (expected: in one jar of the folder " + SETTING + ")");
        }
        return loaded(driverClass, holding.get(0));
    }

    /** The jars, or folders of jars, that hold the class. */
    private List<List<Path>> holding(String driverClass) {
        String entry = driverClass.replace('.', '/') + ".class";
        List<List<Path>> holding = new ArrayList<>();
        for (List<Path> jars : units()) {
            if (jars.stream().anyMatch(jar -> holds(jar, entry))) {
                holding.add(jars);
            }
        }
        return holding;
    }

    private List<List<Path>> units() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<List<Path>> units = new ArrayList<>();
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                units.add(children(child).stream().filter(DriverShelf::isJar).toList());
            } else if (isJar(child)) {
                units.add(List.of(child));
            }
        }
        return units;
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new SourceException(
                    SourceFailure.DRIVER_MISSING, "the folder " + SETTING + " can't be read (expected: readable)", e);
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    private static boolean holds(Path jar, String entry) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(entry) == null) {
                return false;
            }
            EmbeddedEngines.refuseIn(jar.getFileName().toString(), name -> file.getEntry(name) != null);
            return true;
        } catch (IOException e) {
            return false; // Still being copied, or no jar at all; if it is the one, the driver is missing, which says
            // where to look.
        }
    }

    private static Driver loaded(String driverClass, List<Path> jars) {
        StringBuilder key = new StringBuilder(driverClass);
        try {
            for (Path jar : jars) {
                key.append('\n').append(jar.toAbsolutePath()).append(' ').append(Files.size(jar));
                key.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
            }
        } catch (IOException e) {
            throw missing("driver: " + named(jars) + " can't be read (expected: readable)", e);
        }
        return LOADED.computeIfAbsent(key.toString(), k -> load(driverClass, jars));
    }

    private static Driver load(String driverClass, List<Path> jars) {
        try {
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
            ClassLoader application = DriverShelf.class.getClassLoader();
            DriverLoader loader = new DriverLoader(named(jars), urls, application);
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                return Class.forName(driverClass, true, loader)
                        .asSubclass(Driver.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } finally {
                thread.setContextClassLoader(before);
            }
        } catch (MalformedURLException | ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw missing(
                    "driver: " + driverClass + " of " + named(jars)
                            + " can't be loaded (expected: a JDBC driver for Java 17"
                            + " with all that it needs in its jar, or in a folder of its own)",
                    e);
        }
    }

    private static String named(List<Path> jars) {
        Path first = jars.get(0);
        Path folder = first.getParent();
        String name = first.getFileName().toString();
        return jars.size() == 1 || folder == null ? name : folder.getFileName() + "/" + name + " …";
    }

    private static SourceException missing(String message) {
        return new SourceException(SourceFailure.DRIVER_MISSING, message);
    }

    private static SourceException missing(String message, Throwable cause) {
        return new SourceException(SourceFailure.DRIVER_MISSING, message, cause);
    }
}
