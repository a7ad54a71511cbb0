package io.plumbline.gateway.inbound.http;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.plumbline.api.ProblemDetail;
import io.plumbline.events.CheckId;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;
import io.plumbline.events.model.ProfileGroup;

/** Reads ids out of paths; what isn't one is a bad request. */
final class PathIds {

    private static final Pattern GROUP = Pattern.compile(ProfileGroup.ID_PREFIX + "[a-z0-9]{16}");

    private PathIds() {}

    static DatastoreId datastore(String text) {
        return of(DatastoreId::new, "datastoreId", text);
    }

    static ConnectionId connection(String text) {
        return of(ConnectionId::new, "connectionId", text);
    }

    static ContainerId container(String text) {
        return of(ContainerId::new, "containerId", text);
    }

    static CheckId check(String text) {
        return of(CheckId::new, "checkId", text);
    }

    static OperationId operation(String text) {
        return of(OperationId::new, "operationId", text);
    }

    static TokenId token(String text) {
        return of(TokenId::new, "tokenId", text);
    }

    /** Of a group of rows. */
    static String group(String text) {
        return of(
                id -> {
                    if (!GROUP.matcher(id).matches()) {
                        throw new IllegalArgumentException("groupId: " + id + " (expected: gr_ and 16 characters)");
                    }
                    return id;
                },
                "groupId",
                text);
    }

    private static <T> T of(Function<String, T> type, String name, String text) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            String detail = name + ": not an id (expected: a prefix such as ds_ or op_, and 16 characters of a-z0-9)";
            throw new BadRequestException("PARAMETERS_INVALID", detail, List.of(new ProblemDetail("/" + name, detail)));
        }
    }
}
