package io.plumbline.datastore.inbound.http;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.work.PartStatesAnswer;
import io.plumbline.api.work.PartStatesRequest;
import io.plumbline.datastore.lookup.PartLookup;
import io.plumbline.events.model.ProfilePart;

import static java.util.Objects.requireNonNull;

/** What workers ask of earlier profiles. */
@RestController
@RequestMapping("/internal/v1/work")
final class PartStateController {

    private final PartLookup parts;

    PartStateController(PartLookup parts) {
        this.parts = requireNonNull(parts, "parts");
    }

    @GetMapping("/parts")
    Page<ProfilePart> parts(@RequestParam String profile, @RequestParam int page, @RequestParam int size) {
        return parts.ofProfile(profile, Parameters.paging(page, size));
    }

    @PostMapping("/part-states")
    PartStatesAnswer states(@RequestBody PartStatesRequest request) {
        return parts.states(request);
    }
}
