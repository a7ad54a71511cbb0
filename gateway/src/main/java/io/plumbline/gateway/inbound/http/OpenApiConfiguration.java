package io.plumbline.gateway.inbound.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.plumbline.api.Problem;
import io.plumbline.connector.spec.Grammar;

/** The API document: what all operations share, and the query parameters from their shapes. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";
    private static final String COOKIE = "session";
    private static final Map<String, String> EVERYWHERE = ordered(Map.of(
            "400", "The request can't be read",
            "401", "No token, or one that is unknown, expired or revoked",
            "403", "The token's role is too low",
            "429", "Too many requests",
            "503", "Something that is needed doesn't answer; try again"));
    private static final Map<String, String> OF_WRITES = ordered(Map.of(
            "409", "In conflict with what is recorded",
            "413", "The body is too large",
            "415", "The body is not JSON",
            "422", "Fields are wrong; each is named by a pointer"));

    private static final Set<String> REVISED = Set.of(
            "changeDatastore",
            "changeConnection",
            "changeContainer",
            "changeField",
            "changeCheck",
            "acceptCheck",
            "rejectCheck",
            "archiveCheck",
            "restoreCheck",
            "deleteCheck");
    private static final Set<String> ASKING = Set.of("testConnection", "askPreflight", "previewFiles", "previewRows");
    private static final Map<String, String> OF_TESTS = ordered(Map.of(
            "404", "There is no such datastore",
            "413", "The body is too large",
            "415", "The body is not JSON",
            "422", "Fields are wrong, or a secret is needed again; each is named by a pointer",
            "504", "Nobody answered in time; the detail names who was waited for"));

    static {
        SpringDocUtils.getConfig()
                .addResponseWrapperToIgnore(Relayed.class)
                .replaceWithClass(Grammar.class, ConnectorReads.GrammarShape.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Plumbline")
                        .version("v1")
                        .description("Register sources, catalog and profile them, read what was found, follow it live.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(COOKIE))
                .components(new Components()
                        .addSecuritySchemes(
                                COOKIE,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("plumbline")
                                        .description(
                                                "A browser's session: POST /api/v1/session sets it (__Host-plumbline"
                                                        + " over https). Changes need the header X-XSRF-TOKEN too."))
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token: plt_…")));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return document -> {
            ResolvedSchema resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false));
            document.getComponents().addSchemas("Problem", resolved.schema);
            resolved.referencedSchemas.forEach(
                    (name, schema) -> document.getComponents().addSchemas(name, schema));
        };
    }

    @Bean
    OperationCustomizer sharedParts() {
        return (operation, method) -> {
            operation.setOperationId(method.getMethod().getName());
            QueryShape shape = ReadShapes.BY_OPERATION.getOrDefault(operation.getOperationId(), QueryShape.NONE);
            shape.parameters().forEach(parameter -> operation.addParametersItem(query(parameter)));
            EVERYWHERE.forEach((status, words) -> problem(operation, status, words));
            if (operation.getResponses().containsKey("202")) {
                OF_WRITES.forEach((status, words) -> problem(operation, status, words));
                header(operation, "Prefer", "wait=N: waits up to N seconds, at most 60, for the outcome.");
                header(operation, "Idempotency-Key", "A repeat with the same key gives the first answer.");
                operation
                        .getResponses()
                        .get("202")
                        .addHeaderObject(
                                "Location",
                                new Header()
                                        .description("Where the outcome will be.")
                                        .schema(new StringSchema()));
            }
            if (ASKING.contains(operation.getOperationId())) {
                OF_TESTS.forEach((status, words) -> problem(operation, status, words));
            }
            if (REVISED.contains(operation.getOperationId())) {
                header(operation, "If-Match", "The revision that was read, unless the body has it.");
                problem(operation, "412", "The revision of If-Match is no longer the newest");
            }
            boolean named = operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(p -> "path".equals(p.getIn()));
            if (named) {
                problem(operation, "404", "There is no such thing");
            }
            return operation;
        };
    }

    /** The same at each start, so that the document changes only where it does. */
    private static Map<String, String> ordered(Map<String, String> byStatus) {
        return Collections.unmodifiableMap(new TreeMap<>(byStatus));
    }

    private static Parameter query(QueryParameter parameter) {
        Schema<Object> schema = new Schema<>();
        boolean number = parameter.kind() == QueryParameter.Kind.PAGE || parameter.kind() == QueryParameter.Kind.SIZE;
        schema.addType(number ? "integer" : parameter.kind() == QueryParameter.Kind.SHARE ? "number" : "string");
        if (parameter.kind() == QueryParameter.Kind.CHOICE) {
            schema.setEnum(List.copyOf(parameter.choices()));
        } else if (parameter.kind() == QueryParameter.Kind.TIME) {
            schema.setFormat("date-time");
        } else if (parameter.kind() == QueryParameter.Kind.DAY) {
            schema.setFormat("date");
        }
        return new Parameter()
                .in("query")
                .name(parameter.name())
                .required(parameter.required())
                .description(parameter.description() + " " + parameter.expected() + ".")
                .schema(schema);
    }

    private static void header(Operation operation, String name, String description) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(description)
                .schema(new Schema<>().types(Set.of("string"))));
    }

    private static void problem(Operation operation, String status, String words) {
        if (!operation.getResponses().containsKey(status)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            status,
                            new ApiResponse()
                                    .description(words)
                                    .content(new Content()
                                            .addMediaType(
                                                    Problems.MEDIA_TYPE,
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
        }
    }
}
