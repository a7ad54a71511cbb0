package io.plumbline.gateway.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.plumbline.api.ProblemDetail;
import io.plumbline.api.rule.RuleCatalog;
import io.plumbline.api.rule.RuleProperty;
import io.plumbline.api.rule.RuleSpec;
import io.plumbline.api.rule.TermsFaults;
import io.plumbline.api.view.CheckView;
import io.plumbline.api.view.ContainerView;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.EditCheck;
import io.plumbline.events.fact.CheckChanged;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.FailureCode;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.RequestIds;

/** Writes checks by hand, and changes what checks demand. Whether their fields are there is found out by who knows the container. */
public final class WriteChecks {

    private static final int LONGEST_RULE = 100;
    private static final int MOST_FIELDS = 100;
    private static final Set<String> EDITABLE =
            Set.of("properties", "coverage", "filter", "description", "tags", "metadata", "owner");
    private static final Set<String> WRITABLE = Set.of(
            "rule", "fields", "draft", "properties", "coverage", "filter", "description", "tags", "metadata", "owner");

    private final Commands commands;
    private final RequestIds ids;
    private final Lookups lookups;

    public WriteChecks(Commands commands, RequestIds ids, Lookups lookups) {
        this.commands = commands;
        this.ids = ids;
        this.lookups = lookups;
    }

    /**
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if the container is unknown
     */
    public RequestedCheck author(Asked asked, ContainerId container, RequestBody body) {
        String key = body.requiredText("rule", LONGEST_RULE);
        Optional<RuleSpec> rule = RuleCatalog.find(key);
        if (!key.isBlank() && rule.isEmpty()) {
            body.wrong("rule", key, "a key of GET /api/v1/check-rules");
        }
        List<String> fields = body.texts("fields", MOST_FIELDS);
        boolean draft = body.flag("draft", false);
        CheckTerms terms = CheckWish.terms(body, null, description(rule, fields));
        CheckLabels labels = CheckWish.labels(body, CheckLabels.NONE);
        body.refuseOthers(WRITABLE);
        rule.ifPresent(r -> note(body, TermsFaults.of(r, fields, terms, Map.of())));
        body.check();
        ContainerView view = lookups.container(container)
                .orElseThrow(() -> new RefusedException(FailureCode.CONTAINER_UNKNOWN, container + " is not known"));
        CheckId id = ids.check(asked);
        AuthorCheck command = new AuthorCheck(view.datastoreId(), container, id, key, fields, terms, labels, draft);
        return new RequestedCheck(
                id,
                commands.send(asked, command, Fingerprint.of(command), OutcomeReader.confirmedBy(CheckChanged.class)));
    }

    /**
     * @param ifMatch the revision that was read; empty to change whatever it is now
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if the check is unknown, or at another revision
     */
    public CompletableFuture<Outcome> edit(Asked asked, CheckId id, OptionalLong ifMatch, RequestBody body) {
        CheckView view = view(lookups, id, ifMatch);
        CheckTerms present = new CheckTerms(view.properties(), view.coverage(), view.filter(), view.description());
        CheckTerms terms = CheckWish.terms(body, present, view.description());
        CheckLabels labels = CheckWish.labels(body, new CheckLabels(view.tags(), view.metadata(), view.owner()));
        body.refuseOthers(EDITABLE);
        if (EDITABLE.stream().noneMatch(body::has)) {
            body.add(
                    "",
                    "body: nothing to change (expected: at least one of "
                            + String.join(", ", EDITABLE.stream().sorted().toList()) + ")");
        }
        RuleCatalog.find(view.rule()).ifPresent(rule -> {
            frozen(rule, present, terms, body);
            note(body, TermsFaults.of(rule, null, terms, present.properties()));
        });
        body.check();
        EditCheck command = new EditCheck(view.datastoreId(), id, terms, labels, view.revision());
        return commands.send(asked, command, Fingerprint.of(command), OutcomeReader.confirmedBy(CheckChanged.class));
    }

    static CheckView view(Lookups lookups, CheckId id, OptionalLong ifMatch) {
        CheckView view = lookups.check(id)
                .orElseThrow(() -> new RefusedException(FailureCode.CHECK_UNKNOWN, id + " is not known"));
        if (ifMatch.isPresent() && ifMatch.getAsLong() != view.revision()) {
            throw new RefusedException(
                    FailureCode.STALE_REVISION,
                    "revision: " + ifMatch.getAsLong() + " (expected: " + view.revision() + ")");
        }
        return view;
    }

    private static void frozen(RuleSpec rule, CheckTerms present, CheckTerms terms, RequestBody body) {
        for (RuleProperty property : rule.properties()) {
            Object before = present.properties().get(property.name());
            Object after = terms.properties().get(property.name());
            if (property.frozen() && !java.util.Objects.equals(before, after)) {
                body.add(
                        "/properties/" + property.name(),
                        "properties/" + property.name()
                                + ": changed (expected: as it is, as another value makes another check)");
            }
        }
    }

    private static void note(RequestBody body, List<ProblemDetail> faults) {
        faults.forEach(fault -> body.add(fault.pointer(), fault.detail()));
    }

    private static String description(Optional<RuleSpec> rule, List<String> fields) {
        String asserts = rule.map(RuleSpec::asserts).orElse("");
        return fields.isEmpty() ? asserts : String.join(", ", fields) + ": " + asserts;
    }
}
