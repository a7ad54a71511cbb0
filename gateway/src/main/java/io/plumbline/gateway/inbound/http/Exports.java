package io.plumbline.gateway.inbound.http;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.exports.ExportFormat;
import io.plumbline.gateway.lookup.Lookups;

/** Downloads of containers as documents of other tools. */
@RestController
@Tag(name = "Containers, profiles and checks")
class Exports {
    private final Lookups lookups;

    Exports(Lookups lookups) {
        this.lookups = lookups;
    }

    @GetMapping("/api/v1/containers/{containerId}/exports/{format}")
    @Operation(summary = "A container's schema, checks or profile as a document of another tool")
    @ApiResponse(
            responseCode = "200",
            description = "The document, as an attachment with a file name",
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
            })
    void exportContainer(
            @PathVariable String containerId,
            @Parameter(
                            description = "Which tool's document.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "odcs",
                                                "great-expectations",
                                                "soda",
                                                "dbt",
                                                "dqdl",
                                                "profile-json",
                                                "profile-csv"
                                            }))
                    @PathVariable
                    String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ExportFormat chosen = ExportFormat.find(format)
                .orElseThrow(
                        () -> new NotFoundException("format: unknown (expected: one of " + ExportFormat.keys() + ")"));
        String path = "/containers/" + PathIds.container(containerId) + "/exports/" + chosen.key()
                + QueryShape.EXPORT.check(request);
        lookups.stream(path, (contentType, disposition, body) -> {
            response.setContentType(contentType == null ? chosen.contentType() : contentType);
            if (disposition != null) {
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
            }
            body.transferTo(response.getOutputStream());
        });
    }
}
