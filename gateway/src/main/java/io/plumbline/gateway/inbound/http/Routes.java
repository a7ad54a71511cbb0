package io.plumbline.gateway.inbound.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.plumbline.events.model.Role;

/** The one table of who may do what: what isn't in it, nobody may. */
final class Routes {

    /** @param role the least role that may */
    record Route(HttpMethod method, PathPattern path, Role role) {}

    static final List<Route> ALL = List.of(
            get("/api/v1/connectors", Role.VIEWER),
            get("/api/v1/connectors/{type}", Role.VIEWER),
            post("/api/v1/connection-tests", Role.EDITOR),
            get("/api/v1/connections", Role.VIEWER),
            post("/api/v1/connections", Role.EDITOR),
            get("/api/v1/connections/{connectionId}", Role.VIEWER),
            of(HttpMethod.PATCH, "/api/v1/connections/{connectionId}", Role.EDITOR),
            of(HttpMethod.DELETE, "/api/v1/connections/{connectionId}", Role.EDITOR),
            post("/api/v1/connections/{connectionId}/datastores", Role.EDITOR),
            get("/api/v1/datastores", Role.VIEWER),
            post("/api/v1/datastores", Role.EDITOR),
            get("/api/v1/datastores/{datastoreId}", Role.VIEWER),
            of(HttpMethod.PATCH, "/api/v1/datastores/{datastoreId}", Role.EDITOR),
            of(HttpMethod.DELETE, "/api/v1/datastores/{datastoreId}", Role.EDITOR),
            post("/api/v1/datastores/{datastoreId}/operations", Role.EDITOR),
            post("/api/v1/datastores/{datastoreId}/preflights", Role.EDITOR),
            post("/api/v1/datastores/{datastoreId}/file-previews", Role.EDITOR),
            get("/api/v1/datastores/{datastoreId}/containers", Role.VIEWER),
            get("/api/v1/datastores/{datastoreId}/foreign-keys", Role.VIEWER),
            get("/api/v1/containers", Role.VIEWER),
            get("/api/v1/fields", Role.VIEWER),
            get("/api/v1/tags", Role.VIEWER),
            get("/api/v1/datastores/{datastoreId}/volume", Role.VIEWER),
            get("/api/v1/containers/{containerId}/volume", Role.VIEWER),
            get("/api/v1/groups", Role.VIEWER),
            get("/api/v1/datastores/{datastoreId}/overview", Role.VIEWER),
            post("/api/v1/containers/{containerId}/previews", Role.EDITOR),
            get("/api/v1/containers/{containerId}", Role.VIEWER),
            of(HttpMethod.PATCH, "/api/v1/containers/{containerId}", Role.EDITOR),
            get("/api/v1/containers/{containerId}/fields", Role.VIEWER),
            of(HttpMethod.PATCH, "/api/v1/containers/{containerId}/fields/{path}", Role.EDITOR),
            get("/api/v1/containers/{containerId}/profile", Role.VIEWER),
            get("/api/v1/containers/{containerId}/profiles", Role.VIEWER),
            get("/api/v1/containers/{containerId}/parts", Role.VIEWER),
            get("/api/v1/containers/{containerId}/relations", Role.VIEWER),
            get("/api/v1/containers/{containerId}/groups", Role.VIEWER),
            get("/api/v1/containers/{containerId}/groups/{groupId}/profile", Role.VIEWER),
            get("/api/v1/containers/{containerId}/field-history", Role.VIEWER),
            get("/api/v1/containers/{containerId}/profile-diff", Role.VIEWER),
            get("/api/v1/containers/{containerId}/exports/{format}", Role.VIEWER),
            get("/api/v1/checks", Role.VIEWER),
            get("/api/v1/check-counts", Role.VIEWER),
            get("/api/v1/check-rules", Role.VIEWER),
            post("/api/v1/containers/{containerId}/checks", Role.EDITOR),
            get("/api/v1/checks/{checkId}", Role.VIEWER),
            of(HttpMethod.PATCH, "/api/v1/checks/{checkId}", Role.EDITOR),
            of(HttpMethod.DELETE, "/api/v1/checks/{checkId}", Role.EDITOR),
            post("/api/v1/checks/{checkId}/accept", Role.EDITOR),
            post("/api/v1/checks/{checkId}/reject", Role.EDITOR),
            post("/api/v1/checks/{checkId}/archive", Role.EDITOR),
            post("/api/v1/checks/{checkId}/restore", Role.EDITOR),
            post("/api/v1/datastores/{datastoreId}/check-decisions", Role.EDITOR),
            get("/api/v1/search", Role.VIEWER),
            get("/api/v1/operation-counts", Role.VIEWER),
            get("/api/v1/operations", Role.VIEWER),
            get("/api/v1/operations/{operationId}", Role.VIEWER),
            get("/api/v1/operations/{operationId}/items", Role.VIEWER),
            post("/api/v1/operations/{operationId}/cancel", Role.EDITOR),
            get("/api/v1/events", Role.VIEWER),
            get("/api/v1/session", Role.VIEWER),
            get("/api/v1/tokens", Role.ADMIN),
            post("/api/v1/tokens", Role.ADMIN),
            of(HttpMethod.DELETE, "/api/v1/tokens/{tokenId}", Role.ADMIN));

    /** For everybody: how a browser gets in, and out. */
    static final List<Route> OPEN =
            List.of(post("/api/v1/session", Role.VIEWER), of(HttpMethod.DELETE, "/api/v1/session", Role.VIEWER));

    /** The documentation: for viewers, or for everybody if the settings say so. */
    static final List<Route> DOCUMENTATION = List.of(
            get("/v3/api-docs", Role.VIEWER),
            get("/v3/api-docs/swagger-config", Role.VIEWER),
            get("/docs", Role.VIEWER),
            get("/docs/", Role.VIEWER),
            get("/swagger-ui/{*asset}", Role.VIEWER));

    private Routes() {}

    /** The route of a request; HEAD goes where GET goes. Empty if there is none. */
    static Optional<Route> find(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        String known = method.equals("HEAD") ? "GET" : method;
        return all().filter(route ->
                        route.method().name().equals(known) && route.path().matches(container))
                .findFirst();
    }

    /** The methods that a path knows; empty if nobody knows the path. */
    static Set<String> methods(String path) {
        PathContainer container = PathContainer.parsePath(path);
        Set<String> methods = new TreeSet<>();
        all().filter(route -> route.path().matches(container))
                .forEach(route -> methods.add(route.method().name()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Stream<Route> all() {
        return Stream.of(ALL, OPEN, DOCUMENTATION).flatMap(List::stream);
    }

    private static Route get(String path, Role role) {
        return of(HttpMethod.GET, path, role);
    }

    private static Route post(String path, Role role) {
        return of(HttpMethod.POST, path, role);
    }

    private static Route of(HttpMethod method, String path, Role role) {
        return new Route(method, PathPatternParser.defaultInstance.parse(path), role);
    }
}
