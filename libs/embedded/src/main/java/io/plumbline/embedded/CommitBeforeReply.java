package io.plumbline.embedded;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;

/** The backend that the wire protocol talks to: every answer waits for the commit that its {@link CommandKind} asks for. */
final class CommitBeforeReply implements MongoBackend {
    private final MongoBackend backend;
    private final GroupCommit commits;

    CommitBeforeReply(MongoBackend backend, GroupCommit commits) {
        this.backend = backend;
        this.commits = commits;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document body = message.getDocument();
        String command = body.isEmpty() ? "" : body.keySet().iterator().next();
        return run(CommandKind.of(command, body), () -> backend.handleMessage(message));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return run(CommandKind.of(command, query), () -> backend.handleCommand(channel, database, command, query));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return commits.read(() -> backend.handleQuery(query));
    }

    @Override
    public void dropDatabase(String database) {
        commits.write(() -> {
            backend.dropDatabase(database);
            return database;
        });
    }

    @Override
    public void handleClose(Channel channel) {
        backend.handleClose(channel);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return backend.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return backend.getServerStatus();
    }

    @Override
    public void closeCursors(List<Long> cursors) {
        backend.closeCursors(cursors);
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public void enableOplog() {
        backend.enableOplog();
    }

    @Override
    public void disableOplog() {
        backend.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return backend.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        backend.version(version);
        return this;
    }

    /** Nothing: the server closes its backend while the last writes still wait; {@link EmbeddedStore} closes it after them. */
    @Override
    public void close() {}

    private Document run(CommandKind kind, Supplier<Document> command) {
        return switch (kind) {
            case TALK -> command.get();
            case READ -> commits.read(command);
            case WRITE -> commits.write(command);
        };
    }
}
