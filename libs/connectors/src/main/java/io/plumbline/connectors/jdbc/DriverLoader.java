package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * The classes of one driver, apart from everybody else's: what its jars hold wins over the application's, so that two drivers may
 * bring two versions of one library.
 */
final class DriverLoader extends URLClassLoader {

    /** Ours, but made of MySQL's driver's own types: only this loader can define it, and only by name may we speak of it. */
    static final String MYSQL_SOCKETS = "io.plumbline.connectors.jdbc.dial.MysqlSockets";

    /** Shared with the application: our own classes, and the logging that driver and application write to. */
    private static final List<String> SHARED =
            List.of("java.", "javax.", "jdk.", "sun.", "io.plumbline.", "org.slf4j.");

    DriverLoader(String name, URL[] jars, ClassLoader application) {
        super(name, jars, application);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = name.equals(MYSQL_SOCKETS)
                        ? hook(name)
                        : SHARED.stream().anyMatch(name::startsWith) ? fromApplication(name) : fromJars(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> fromApplication(String name) throws ClassNotFoundException {
        try {
            return super.loadClass(name, false);
        } catch (ClassNotFoundException e) {
            return findClass(name);
        }
    }

    private Class<?> fromJars(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return super.loadClass(name, false);
        }
    }

    private Class<?> hook(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "DriverLoader[" + getName() + "]";
    }
}
