package io.plumbline.datastore.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.TextOptions;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.events.model.ChosenType;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;

/** Which decisions about a container make sense, by what the newest catalog found. */
final class OverrideRules {

    private final ContainerOverrides overrides;
    private final ContainerSnapshot container;
    private final Set<String> fields;

    private OverrideRules(ContainerOverrides overrides, ContainerSnapshot container) {
        this.overrides = overrides;
        this.container = container;
        this.fields = container.fieldNames();
    }

    /** What is wrong with the first that doesn't; null if all do. */
    static @Nullable Failure fault(ContainerOverrides overrides, ContainerSnapshot container) {
        OverrideRules rules = new OverrideRules(overrides, container);
        Failure fault = rules.unknownField();
        fault = fault == null ? rules.type() : fault;
        fault = fault == null ? rules.statuses() : fault;
        fault = fault == null ? GroupRules.fault(overrides, container) : fault;
        fault = fault == null ? rules.pattern() : fault;
        return fault == null ? rules.text() : fault;
    }

    /**
     * Masked fields go by their names: what is wrong with giving columns other names while there are some; null if nothing is.
     *
     * @param before what was decided so far
     */
    static @Nullable Failure renaming(ContainerOverrides before, ContainerOverrides overrides) {
        Set<String> changed = new TreeSet<>();
        for (String option : TextOptions.names()) {
            boolean same =
                    Objects.equals(before.text().get(option), overrides.text().get(option));
            if (!same && TextOptions.namesColumns(option)) {
                changed.add(option);
            }
        }
        Set<String> masked = overrides.fieldsThatAre(FieldStatus.MASKED);
        return changed.isEmpty() || masked.isEmpty()
                ? null
                : invalid("textOptions: " + String.join(", ", changed)
                        + ": changed, though there are masked fields: " + String.join(", ", masked)
                        + " (expected: unchanged, as columns may get other names by it. In one change exclude"
                        + " the container and take back what is decided about these fields; catalog it, decide about the new"
                        + " names and include it)");
    }

    private @Nullable Failure unknownField() {
        if (unknown(overrides.partitionField())) {
            return noField("partitionField", overrides.partitionField());
        }
        if (unknown(overrides.incrementalField())) {
            return noField("incrementalField", overrides.incrementalField());
        }
        for (String field : overrides.fieldTypes().keySet()) {
            if (unknown(field)) {
                return noField("field", field);
            }
        }
        for (String field : overrides.statuses().keySet()) {
            if (unknown(field)) {
                return noField("fieldStatuses", field);
            }
        }
        return null;
    }

    private @Nullable Failure type() {
        for (String type : overrides.fieldTypes().values()) {
            if (ChosenType.find(type).isEmpty()) {
                return invalid("type: " + type + " (expected: " + ChosenType.WORDS + ")");
            }
        }
        return null;
    }

    private @Nullable Failure statuses() {
        for (Map.Entry<String, FieldStatus> entry : overrides.statuses().entrySet()) {
            String shown = entry.getValue() == FieldStatus.MASKED ? shownAnyway(entry.getKey()) : null;
            if (shown != null) {
                return invalid("fieldStatuses: " + entry.getKey() + " can't be masked, as it is " + shown
                        + " (expected: a field by whose values nothing is told apart)");
            }
        }
        boolean noneLeft = !fields.isEmpty()
                && overrides.fieldsThatAre(FieldStatus.EXCLUDED).containsAll(fields);
        return noneLeft
                ? invalid("fieldStatuses: all fields of " + container.name()
                        + " are excluded (expected: at least one that is read, or the container excluded)")
                : null;
    }

    /** Why values of the field are told all the same; null if they aren't. */
    private @Nullable String shownAnyway(String field) {
        List<FoundField> found = container.found().fields();
        if (found.stream().anyMatch(f -> f.name().equals(field) && f.primaryKeyPosition() != null)) {
            return "part of the primary key, by which rows are named";
        }
        if (isInPaths(field)) {
            return "in the names of the folders and files";
        }
        if (Objects.equals(field, overrides.partitionField())) {
            return "the partition field, by whose ranges reads are cut";
        }
        return Objects.equals(field, overrides.incrementalField())
                ? "the incremental field, by whose values reads begin"
                : null;
    }

    /** Folders named {@code field=value}, and what lake tables are partitioned by, which their files are sorted into. */
    private boolean isInPaths(String field) {
        ContainerFacts facts = container.found().facts();
        boolean lake = container.found().kind() == ContainerKind.LAKE_TABLE;
        return lake && facts != null && facts.partitionedBy().contains(field)
                || Stream.of(container.name().split("/", -1)).anyMatch(step -> step.startsWith(field + "="));
    }

    private @Nullable Failure pattern() {
        return overrides.filePattern() != null && !ofFiles() ? noFiles("filePattern") : null;
    }

    private @Nullable Failure text() {
        if (!overrides.text().isEmpty() && !ofFiles()) {
            return noFiles("textOptions");
        }
        return overrides.text().entrySet().stream()
                .flatMap(e -> TextOptions.fault(e.getKey(), e.getValue()).stream()
                        .map(expected -> invalid(
                                "textOptions: " + e.getKey() + ": " + e.getValue() + " (expected: " + expected + ")")))
                .findFirst()
                .orElse(null);
    }

    private boolean ofFiles() {
        ContainerKind kind = container.found().kind();
        return kind == ContainerKind.FILE || kind == ContainerKind.FILE_PATTERN;
    }

    private Failure noFiles(String name) {
        return invalid(name + ": given (expected: absent, as this is a "
                + container.found().kind() + ")");
    }

    private boolean unknown(@Nullable String field) {
        return field != null && !fields.contains(field);
    }

    private Failure noField(String name, @Nullable String field) {
        return invalid(name + ": " + field + " (expected: a field of " + container.name() + ")");
    }

    private static Failure invalid(String words) {
        return new Failure(FailureCode.SETTINGS_INVALID, words);
    }
}
