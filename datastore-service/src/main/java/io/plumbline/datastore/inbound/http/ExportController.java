package io.plumbline.datastore.inbound.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.datastore.lookup.ExportLookup;
import io.plumbline.events.ContainerId;
import io.plumbline.exports.ExportFormat;
import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.profile.ProfileCsv;
import io.plumbline.exports.profile.ProfileJson;
import io.plumbline.exports.profile.ProfiledField;

import static java.util.Objects.requireNonNull;

/** Containers as documents of other tools. */
@RestController
@RequestMapping("/internal/v1/containers/{id}/exports")
final class ExportController {

    private final ExportLookup exports;

    ExportController(ExportLookup exports) {
        this.exports = requireNonNull(exports, "exports");
    }

    /** Profiles are written field by field, so that wide ones need no memory. */
    @GetMapping("/{format}")
    void export(
            @PathVariable String id,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String checks,
            HttpServletResponse response)
            throws IOException {
        ContainerId containerId = Parameters.checked(() -> new ContainerId(id));
        ExportFormat chosen = ExportFormat.find(format)
                .orElseThrow(() -> new BadRequestException(
                        "format: " + format + " (expected: one of " + ExportFormat.keys() + ")"));
        ExportLookup.Which which = Parameters.choice("checks", checks, ExportLookup.Which.ACTIVE);
        ExportedContainer container = exports.container(containerId, which);
        response.setContentType(chosen.contentType() + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + chosen.fileName(container.name()) + "\"");
        OutputStream out = response.getOutputStream();
        if (chosen.ofProfile()) {
            Iterator<ProfiledField> fields = exports.fields(containerId);
            if (chosen == ExportFormat.PROFILE_CSV) {
                ProfileCsv.write(fields, out);
            } else {
                ProfileJson.write(container, fields, out);
            }
        } else {
            out.write(chosen.write(container).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }
}
