package io.plumbline.connectors.hadoop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * One datastore's access to its files: one instance of Hadoop's file system, made with this datastore's settings alone, at first
 * use, and closed with it. Spark reads it under {@code plumbline://<id>/path}, with {@link #options}: the id is good in this process
 * until {@link #close}, and in executors elsewhere, which get the settings with the options, until they have been idle for a while.
 */
public final class Mount implements AutoCloseable {

    private static final int DIAL_MILLIS = 5_000;

    private final String id;
    private final RemoteRoot root;
    private final EgressPolicy egress;
    private @Nullable FileSystem files;
    private boolean closed;
    private int streams;
    private long lastUsed = System.nanoTime();

    Mount(String id, RemoteRoot root, EgressPolicy egress) {
        this.id = id;
        this.root = root;
        this.egress = egress;
    }

    /** A new mount, known in this process until it is closed. Dials nothing yet. */
    public static Mount of(RemoteRoot root, EgressPolicy egress) {
        return Mounts.add(root, egress);
    }

    /** The path of something below the root, for Spark and whatever else reads through Hadoop with {@link #options}. */
    public Path path(String relative) {
        return new Path(MountedFileSystem.SCHEME, id, "/" + relative);
    }

    /** Reader options under which {@link #path}s can be read. The one that holds secrets has {@code secret} in its name. */
    public Map<String, String> options() {
        return Map.of(
                "fs." + MountedFileSystem.SCHEME + ".impl",
                MountedFileSystem.class.getName(),
                // Instances hold nothing of their own, so that none has to be found again to be closed.
                "fs." + MountedFileSystem.SCHEME + ".impl.disable.cache",
                "true",
                Mounts.option(id),
                MountSettings.encoded(root, egress));
    }

    /** How messages call the root: the bucket, container or host. */
    public String name() {
        return root.name();
    }

    /** What Hadoop says of a file or folder below the root. */
    public FileStatus status(String relative) throws IOException {
        return files().getFileStatus(real(path(relative)));
    }

    /** The files below a folder, or the file itself; asked for page by page, not folder by folder where the store has none. */
    public RemoteIterator<LocatedFileStatus> list(String relative) throws IOException {
        return files().listFiles(real(path(relative)), true);
    }

    /** What lies in a folder; the first page alone is fetched at once. */
    public RemoteIterator<FileStatus> entries(String relative) throws IOException {
        return files().listStatusIterator(real(path(relative)));
    }

    /** A file's bytes. */
    public FSDataInputStream open(String relative) throws IOException {
        return files().open(real(path(relative)));
    }

    /** The path below the root of something that a listing found. */
    public static String relative(FileStatus status) {
        String path = status.getPath().toUri().getPath();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** The path below the root of a {@link #path}. Empty if it is none of this mount. */
    public Optional<String> relative(String location) {
        String start = MountedFileSystem.SCHEME + "://" + id + "/";
        return location.startsWith(start) ? Optional.of(location.substring(start.length())) : Optional.empty();
    }

    /** The failure behind what a call or a read threw, where {@code shown} is what was asked for. Empty if it isn't the store's. */
    public Optional<SourceException> failure(String shown, Throwable thrown) {
        String address =
                root.dialled().isEmpty() ? root.name() : root.dialled().get(0).authority();
        return new RemoteFailures(root.name(), address).find(shown, thrown);
    }

    /**
     * Hadoop's file system, opened if it isn't yet.
     *
     * @throws SourceException HOST_UNKNOWN or POLICY_DENIED, or CANCELLED if the mount is closed
     */
    synchronized FileSystem files() throws IOException {
        if (closed) {
            throw new SourceException(SourceFailure.CANCELLED, root.name() + ": closed (expected: an open source)");
        }
        lastUsed = System.nanoTime();
        FileSystem known = files;
        if (known != null) {
            return known;
        }
        List<InetAddress> first = List.of();
        for (Endpoint endpoint : root.dialled()) {
            List<InetAddress> addresses = egress.check(endpoint.host(), endpoint.port());
            first = first.isEmpty() ? addresses : first;
        }
        if (!first.isEmpty()) {
            reach(first, root.dialled().get(0).port());
        }
        FileSystem opened = opened();
        files = opened;
        return opened;
    }

    /** The place of a path of this mount within Hadoop's file system. */
    Path real(Path mounted) {
        return new Path(
                root.uri().getScheme(),
                root.uri().getAuthority(),
                mounted.toUri().getPath());
    }

    /** The path of this mount under which something of Hadoop's file system is known. */
    Path mounted(Path real) {
        return new Path(MountedFileSystem.SCHEME, id, real.toUri().getPath());
    }

    synchronized void streamOpened() {
        streams++;
    }

    synchronized void streamClosed() {
        streams--;
        lastUsed = System.nanoTime();
    }

    synchronized boolean idleFor(long nanos) {
        return streams == 0 && System.nanoTime() - lastUsed > nanos;
    }

    String id() {
        return id;
    }

    /** Closes connections, threads and buffers; whoever still reads fails. */
    @Override
    public void close() {
        Mounts.remove(this);
        FileSystem open;
        synchronized (this) {
            closed = true;
            open = files;
            files = null;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(root.name() + " did not close", e);
            }
        }
    }

    /** Some clients go on dialling for minutes where nobody listens; one connection tells at once. */
    private static void reach(List<InetAddress> addresses, int port) throws IOException {
        IOException last = null;
        for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), DIAL_MILLIS);
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        if (last != null) {
            throw last;
        }
    }

    private FileSystem opened() throws IOException {
        Configuration configuration = new Configuration(false);
        configuration.addResource("core-default.xml");
        root.settings().forEach(configuration::set);
        ServiceAccountTokens.requireAccepted(configuration);
        String user = root.user();
        if (user == null) {
            return FileSystem.newInstance(root.uri(), configuration);
        }
        try {
            return FileSystem.newInstance(root.uri(), configuration, user);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(SourceFailure.CANCELLED, root.name() + ": interrupted", e);
        }
    }
}
