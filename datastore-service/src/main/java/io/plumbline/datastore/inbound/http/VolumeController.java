package io.plumbline.datastore.inbound.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.DataVolume;
import io.plumbline.datastore.lookup.VolumeLookup;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** How much data there was over time. */
@RestController
@RequestMapping("/internal/v1")
final class VolumeController {

    private final VolumeLookup lookup;

    VolumeController(VolumeLookup lookup) {
        this.lookup = requireNonNull(lookup, "lookup");
    }

    @GetMapping("/datastores/{id}/volume")
    DataVolume ofDatastore(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone) {
        VolumeLookup.Days days = days(from, to, zone);
        return Parameters.checked(() -> lookup.ofDatastore(new DatastoreId(id), days));
    }

    @GetMapping("/containers/{id}/volume")
    DataVolume ofContainer(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone) {
        VolumeLookup.Days days = days(from, to, zone);
        return Parameters.checked(() -> lookup.ofContainer(new ContainerId(id), days));
    }

    private static VolumeLookup.Days days(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return new VolumeLookup.Days(day("from", from), day("to", to), zone(zone));
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + ": " + text + " (expected: a day, such as 2026-01-31)");
        }
    }

    private static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadRequestException("zone: " + text + " (expected: a time zone, such as Europe/Berlin)");
        }
    }
}
