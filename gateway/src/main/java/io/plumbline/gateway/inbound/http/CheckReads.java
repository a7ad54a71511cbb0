package io.plumbline.gateway.inbound.http;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.api.rule.RuleCatalog;
import io.plumbline.api.rule.RuleSpec;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.api.view.CheckView;
import io.plumbline.gateway.lookup.Lookups;

/** Reads of checks, and of the rules, which never change while this runs. */
@RestController
@Tag(name = "Containers, profiles and checks")
class CheckReads {
    private final Lookups lookups;
    private final byte[] rules;

    CheckReads(Lookups lookups, JsonMapper mapper) {
        this.lookups = lookups;
        List<RuleSpec> all = RuleCatalog.all();
        this.rules = mapper.writeValueAsBytes(new Page<>(all, 0, Page.MAX_SIZE, all.size()));
    }

    @GetMapping("/api/v1/checks")
    @Operation(summary = "Lists checks; those that aren't archived, unless a status is asked for")
    Relayed<Page<CheckView>> listChecks(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/checks" + QueryShape.CHECKS.check(request)));
    }

    @GetMapping("/api/v1/check-counts")
    @Operation(summary = "Counts the checks of a list by status, rule and origin")
    Relayed<CheckFacets> countChecks(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/check-counts" + QueryShape.CHECK_COUNTS.check(request)));
    }

    @GetMapping("/api/v1/checks/{checkId}")
    @Operation(summary = "One check with its evidence and its history")
    Relayed<CheckView> getCheck(@PathVariable String checkId, HttpServletRequest request) {
        return new Relayed<>(lookups.read("/checks/" + PathIds.check(checkId) + QueryShape.NONE.check(request)));
    }

    @GetMapping("/api/v1/check-rules")
    @Operation(summary = "Lists the rules with their properties")
    Relayed<Page<RuleSpec>> listCheckRules() {
        return new Relayed<>(rules);
    }
}
