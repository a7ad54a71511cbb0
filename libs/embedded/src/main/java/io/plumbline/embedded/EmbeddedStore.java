package io.plumbline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.util.Objects.requireNonNull;

/**
 * A Mongo-compatible server in this JVM: one file under one directory, 127.0.0.1 only, no authentication. An acknowledged
 * write survives a kill of the process (see {@link Durability}); what a read shows does as well.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final String WHAT = "store";
    private static final String FILE = "store.mv";
    private static final String PORT_FILE = "store.port";
    private static final int STARTS = 3;
    /** Small pages: a commit rewrites whole ones. */
    private static final int PAGE_BYTES = 2_048;
    /** How long a page that nobody needs is kept. Commits reach the file in order, so only readers under way matter. */
    private static final int RETENTION_MILLIS = 5_000;
    /** A command occupies its thread until its commit: more threads, larger groups. */
    private static final int WORKERS = 16;

    private final DataDirectory directory;
    private final Compaction compaction;
    private final H2Backend backend;
    private final GroupCommit commits;
    private final MongoServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedStore(
            DataDirectory directory, MVStore store, int asked, Durability durability, CommitPolicy policy) {
        this.directory = directory;
        compaction = new Compaction(store);
        backend = new TypedBackend(store);
        backend.version(ServerVersion.MONGO_5_0);
        commits = new GroupCommit(store, durability, policy, compaction);
        server = new MongoServer(new CommitBeforeReply(backend, commits));
        port = bind(asked);
    }

    /** As {@link #start(Path, int, Durability)} with {@link Durability#COMMIT}. */
    public static EmbeddedStore start(Path path, int port) {
        return start(path, port, Durability.COMMIT);
    }

    /**
     * Returns when the store answers.
     *
     * @param path the store's own directory; made if it is missing
     * @param port 0 for the port of the last start, or any free one if that is taken
     * @throws EmbeddedServerException if the directory can't be used, the file is damaged, or the port is taken
     */
    public static EmbeddedStore start(Path path, int port, Durability durability) {
        return start(path, port, durability, CommitPolicy.from(System.getenv()));
    }

    static EmbeddedStore start(Path path, int port, Durability durability, CommitPolicy policy) {
        requireNonNull(durability, "durability");
        if (policy == CommitPolicy.ACKNOWLEDGE_FIRST) {
            log.error(
                    "{}={}: THE EMBEDDED STORE LOSES ACKNOWLEDGED WRITES WHEN IT IS KILLED. For a test of the tests only.",
                    CommitPolicy.VARIABLE,
                    CommitPolicy.SABOTAGE);
        }
        DataDirectory directory = DataDirectory.open(WHAT, path.toAbsolutePath().normalize());
        MVStore file = null;
        try {
            file = openCompact(directory.path().resolve(FILE));
            EmbeddedStore store = new EmbeddedStore(directory, file, port, durability, policy);
            directory.remember(PORT_FILE, Integer.toString(store.port));
            log.info(
                    "Embedded store at {}, data in {}, durability {}",
                    store.connectionString(),
                    directory.path(),
                    durability);
            return store;
        } catch (RuntimeException e) {
            if (file != null) {
                file.closeImmediately();
            }
            directory.close();
            throw e;
        }
    }

    /** For any Mongo driver: {@code mongodb://127.0.0.1:port}. */
    public String connectionString() {
        return "mongodb://" + Loopback.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Size of the store's file in bytes. */
    public long fileBytes() {
        return compaction.fileBytes();
    }

    /** Why the store refuses every command, such as a full disk. Empty while it works; only a new start helps. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(commits.failure());
    }

    /** Commits, replaces a sparse file by a copy of what is live in it, and releases the directory. Calling it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            server.shutdownNow();
            commits.close();
            if (commits.failure() == null) {
                boolean sparse = compaction.isSparse();
                backend.close();
                if (sparse) {
                    Compaction.copyLive(directory.path().resolve(FILE));
                }
            } else {
                backend.getMvStore().closeImmediately();
            }
        } finally {
            directory.close();
        }
    }

    private static MVStore openCompact(Path file) {
        MVStoreTool.compactCleanUp(file.toString());
        MVStore store = openFile(file);
        if (StoreFormat.isOld(store)) {
            store = rewritten(store, file);
        }
        if (!new Compaction(store).isSparse()) {
            return store;
        }
        store.close();
        Compaction.copyLive(file);
        return openFile(file);
    }

    /** The old file, or the new one in its place when it is whole: a kill loses neither. */
    private static MVStore rewritten(MVStore old, Path file) {
        log.info("Rewriting {} in this version's format, once", file);
        Path fresh = file.resolveSibling(FILE + ".rewritten");
        try {
            Files.deleteIfExists(fresh);
            try (MVStore target = openFile(fresh)) {
                StoreFormat.copy(old, target);
            }
            old.closeImmediately();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | MVStoreException e) {
            old.closeImmediately();
            throw new EmbeddedServerException(
                    "store file: " + file + " is of an older version and can't be rewritten beside itself: "
                            + e.getMessage() + " (expected: a writable folder with as much space as the file has)",
                    e);
        }
        return openFile(file);
    }

    private static MVStore openFile(Path file) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            StoreFormat.mark(store);
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new EmbeddedServerException("store file: " + file + " is in use by another process", e);
            }
            throw new EmbeddedServerException("store file: " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    private int bind(int asked) {
        RuntimeException last = null;
        for (int i = 0; i < STARTS; i++) {
            int chosen = Loopback.choose(WHAT, asked, i == 0 ? directory.recall(PORT_FILE) : Optional.empty());
            try {
                server.bind(Loopback.address(chosen), 1, WORKERS);
                return chosen;
            } catch (RuntimeException e) {
                last = Loopback.taken(WHAT, chosen, e);
            }
        }
        commits.close();
        throw requireNonNull(last);
    }
}
