package io.plumbline.systemtests.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.plumbline.events.fact.CatalogCompleted;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.ProfileCompleted;
import io.plumbline.systemtests.campaign.Evidence.Expected;
import io.plumbline.systemtests.campaign.Ledger.Accepted;
import io.plumbline.systemtests.campaign.Ledger.Kind;

/**
 * Compares what was promised with what is there. An empty answer means that every invariant holds; it is the only judge of all
 * campaigns, the sabotaged ones included.
 */
final class Auditor {

    private static final Set<String> TERMINAL = Set.of("SUCCEEDED", "SUCCEEDED_WITH_WARNINGS", "FAILED", "CANCELLED");

    private final Evidence evidence;
    private final List<Violation> violations = new ArrayList<>();

    private Auditor(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Something that must never be. @param invariant its number in docs/reliability.md */
    record Violation(String invariant, String what) {
        @Override
        public String toString() {
            return invariant + ": " + what;
        }
    }

    /** Everything that is wrong. */
    static List<Violation> audit(Evidence evidence) {
        Auditor auditor = new Auditor(evidence);
        auditor.everyPromiseIsKept();
        auditor.everyOperationHasOneEnd();
        auditor.resultsAreThoseOfACalmRun();
        auditor.nothingCancelledIsVisible();
        auditor.sequencesHaveNoGap();
        auditor.nothingIsLeftOver();
        auditor.everyEndIsToldAsLineage();
        return List.copyOf(auditor.violations);
    }

    /** I1. */
    private void everyPromiseIsKept() {
        for (Accepted promise : evidence.accepted()) {
            JsonNode operation = evidence.operations().get(promise.operationId());
            if (operation == null) {
                add("I1", "operation " + promise.operationId() + " of " + promise.key() + " was accepted and is gone");
            } else if (!operation.path("datastoreId").asString().equals(promise.datastoreId())) {
                add("I1", "operation " + promise.operationId() + " belongs to another datastore");
            }
            if (promise.kind() == Kind.REGISTER) {
                registered(promise);
            }
        }
        Set<String> names = new HashSet<>();
        evidence.datastores().values().forEach(datastore -> {
            if (!names.add(datastore.path("name").asString())) {
                add("I1", "two datastores are called " + datastore.path("name").asString());
            }
        });
    }

    private void registered(Accepted promise) {
        JsonNode datastore = evidence.datastores().get(promise.datastoreId());
        if (datastore == null) {
            add("I1", "datastore " + promise.datastoreId() + " of " + promise.key() + " was accepted and is gone");
        } else if (!datastore.path("name").asString().equals(promise.name())) {
            add("I1", "datastore " + promise.datastoreId() + " is called " + datastore.path("name"));
        }
        List<String> profiles = evidence.operations().values().stream()
                .filter(operation -> operation.path("datastoreId").asString().equals(promise.datastoreId())
                        && operation.path("type").asString().equals("PROFILE"))
                .map(operation -> operation.path("id").asString())
                .toList();
        if (profiles.size() != 1) {
            add("I1", "the catalog of " + promise.key() + " was followed by " + profiles.size() + " profiles");
        }
    }

    /** I2, and nothing stuck. */
    private void everyOperationHasOneEnd() {
        Map<String, Map<String, String>> ends = new HashMap<>();
        Map<String, Set<String>> completions = new HashMap<>();
        for (Facts.Seen seen : evidence.facts()) {
            if (seen.fact() instanceof OperationFinished finished) {
                ends.computeIfAbsent(finished.operationId().value(), id -> new LinkedHashMap<>())
                        .put(seen.id(), finished.status().name());
            } else if (seen.fact() instanceof CatalogCompleted completed) {
                completions
                        .computeIfAbsent(completed.operationId().value(), id -> new HashSet<>())
                        .add(seen.id());
            } else if (seen.fact() instanceof ProfileCompleted completed) {
                completions
                        .computeIfAbsent(completed.operationId().value(), id -> new HashSet<>())
                        .add(seen.id());
            }
        }
        Set<String> cancelled = evidence.accepted().stream()
                .filter(promise -> promise.kind() == Kind.CANCEL)
                .map(Accepted::operationId)
                .collect(Collectors.toSet());
        evidence.operations().forEach((id, operation) -> {
            String status = operation.path("status").asString();
            Map<String, String> told = ends.getOrDefault(id, Map.of());
            if (!TERMINAL.contains(status)) {
                add("I2", "operation " + id + " is stuck: " + status);
            } else if (told.size() != 1) {
                add("I2", "operation " + id + " has " + told.size() + " terminal facts: " + told.values());
            } else if (!told.containsValue(status)) {
                add("I2", "operation " + id + " is " + status + " and was told as " + told.values());
            }
            if (completions.getOrDefault(id, Set.of()).size() > 1) {
                add("I2", "operation " + id + " was told as completed by " + completions.get(id));
            }
            boolean allowed = status.equals("SUCCEEDED")
                    || status.equals("CANCELLED")
                            && (cancelled.contains(id)
                                    || evidence.mayBeCancelled().contains(id));
            if (TERMINAL.contains(status) && !allowed) {
                add(
                        "I2",
                        "operation " + id + " ended as " + status + ": " + operation.path("failure")
                                + operation.path("warnings"));
            }
        });
        ends.keySet().stream()
                .filter(id -> !evidence.operations().containsKey(id))
                .forEach(id -> add("I2", "operation " + id + " was told as finished and does not exist"));
    }

    /** I3. */
    private void resultsAreThoseOfACalmRun() {
        for (Expected expected : evidence.expected()) {
            if (!expected.found().keySet().equals(expected.calm().keySet())) {
                add(
                        "I3",
                        expected.datastore() + " shows the containers "
                                + expected.found().keySet() + " instead of "
                                + expected.calm().keySet());
            }
            expected.found().forEach((container, found) -> {
                String calm = expected.calm().get(container);
                if (calm != null && !calm.equals(found)) {
                    add(
                            "I3",
                            container + " of " + expected.datastore() + " differs from the run without faults: "
                                    + firstDifference(calm, found));
                }
            });
        }
    }

    private void nothingCancelledIsVisible() {
        evidence.visibleProfiles().forEach((container, operationId) -> {
            JsonNode operation = evidence.operations().get(operationId);
            if (operation != null && operation.path("status").asString().equals("CANCELLED")) {
                add("I3", "container " + container + " shows results of the cancelled " + operationId);
            }
        });
    }

    /** I5: first deliveries count; a repeated one changes nothing. */
    private void sequencesHaveNoGap() {
        Map<String, LinkedHashMap<Long, String>> bySubject = new LinkedHashMap<>();
        for (Facts.Seen seen : evidence.facts()) {
            LinkedHashMap<Long, String> sequences =
                    bySubject.computeIfAbsent(seen.fact().subject(), subject -> new LinkedHashMap<>());
            String before = sequences.putIfAbsent(seen.sequence(), seen.id());
            if (before != null && !before.equals(seen.id())) {
                add("I4", seen.fact().subject() + " has two facts with the sequence " + seen.sequence());
            }
        }
        bySubject.forEach((subject, sequences) -> {
            long next = 1;
            for (long sequence : sequences.keySet()) {
                if (sequence != next++) {
                    add("I5", "facts of " + subject + " came as " + sequences.keySet());
                    return;
                }
            }
        });
    }

    /** I7 and I9. */
    private void nothingIsLeftOver() {
        evidence.deadLetters().forEach(letter -> add("I7", "dead letter: " + letter));
        evidence.unpublished().forEach(owner -> add("I9", "events of " + owner + " were never published"));
        evidence.surprises().forEach(surprise -> add("I1", "a client was surprised: " + surprise));
    }

    /** I10, where lineage is told. */
    private void everyEndIsToldAsLineage() {
        if (evidence.lineage().isEmpty()) {
            return;
        }
        LineageTopic.expected(evidence.facts()).forEach((run, end) -> {
            Set<String> told = evidence.lineage().getOrDefault(run, Set.of());
            if (!told.contains(end)) {
                add("I10", "run " + run + " ended as " + end + " and was told as " + told);
            }
        });
    }

    private static String firstDifference(String calm, String found) {
        List<String> one = calm.lines().toList();
        List<String> other = found.lines().toList();
        Set<String> only = new LinkedHashSet<>(other);
        one.forEach(only::remove);
        Optional<String> first = only.stream().findFirst();
        return first.orElse(other.size() + " lines instead of " + one.size());
    }

    private void add(String invariant, String what) {
        violations.add(new Violation(invariant, what));
    }
}
