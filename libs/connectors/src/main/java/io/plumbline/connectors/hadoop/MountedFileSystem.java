package io.plumbline.connectors.hadoop;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The files of one mount under {@code plumbline://<id>/}, read only. Hadoop makes an instance by name whenever a path is used, hence
 * public; the instance holds nothing but the mount, which outlives it.
 */
public final class MountedFileSystem extends FileSystem {

    static final String SCHEME = "plumbline";

    private @Nullable Mount mount;
    private @Nullable URI uri;

    @Override
    public void initialize(URI name, Configuration configuration) throws IOException {
        super.initialize(name, configuration);
        setConf(configuration);
        mount = Mounts.find(name.getAuthority(), configuration);
        uri = URI.create(SCHEME + "://" + name.getAuthority());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public URI getUri() {
        return requireNonNull(uri, "uri");
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return new CountedStream(mount().files().open(real(path), bufferSize), mount());
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return mounted(mount().files().getFileStatus(real(path)));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return Arrays.stream(mount().files().listStatus(real(path)))
                .map(this::mounted)
                .toArray(FileStatus[]::new);
    }

    @Override
    public RemoteIterator<LocatedFileStatus> listFiles(Path path, boolean recursive) throws IOException {
        return RemoteIterators.mappingRemoteIterator(
                mount().files().listFiles(real(path), recursive),
                status -> new LocatedFileStatus(mounted(status), status.getBlockLocations()));
    }

    @Override
    public void setWorkingDirectory(Path directory) {
        throw readOnly();
    }

    @Override
    public Path getWorkingDirectory() {
        return mount().path("");
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress) {
        throw readOnly();
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
        throw readOnly();
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw readOnly();
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        throw readOnly();
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) {
        throw readOnly();
    }

    private Mount mount() {
        return requireNonNull(mount, "mount");
    }

    private Path real(Path path) {
        return mount().real(makeQualified(path));
    }

    private FileStatus mounted(FileStatus status) {
        return new FileStatus(
                status.getLen(),
                status.isDirectory(),
                status.getReplication(),
                status.getBlockSize(),
                status.getModificationTime(),
                mount().mounted(status.getPath()));
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a source is never written to");
    }

    /** Lets its mount know that it is in use, with all that the real stream can do. */
    private static final class CountedStream extends FSDataInputStream {

        private final FSDataInputStream real;
        private final Mount mount;
        private final AtomicBoolean open = new AtomicBoolean(true);

        CountedStream(FSDataInputStream real, Mount mount) {
            super(real.getWrappedStream());
            this.real = real;
            this.mount = mount;
            mount.streamOpened();
        }

        @Override
        public void close() throws IOException {
            if (open.compareAndSet(true, false)) {
                mount.streamClosed();
            }
            real.close();
        }
    }
}
