package io.plumbline.systemtests.support;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

/** For each connector and stage the strongest proof that a test gives. */
final class SupportTable {

    private static final String NOTHING = "–";

    private final Map<String, Map<Stage, Proof>> proofs = new TreeMap<>();

    SupportTable(List<Proves> shown) {
        for (Proves proves : shown) {
            for (String connector : proves.connectors()) {
                Map<Stage, Proof> row = proofs.computeIfAbsent(connector, c -> new EnumMap<>(Stage.class));
                for (Stage stage : proves.stages()) {
                    row.merge(stage, proves.by(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
                }
            }
        }
    }

    /** Connectors that a test speaks of. */
    Iterable<String> connectors() {
        return proofs.keySet();
    }

    String page() {
        return """
                # What is supported, and how that is known

                <!-- Made from the tests' own words (@Proves) by SupportTableTest; don't edit. -->

                Every type's form and the address that is built from it are checked by `ConnectorSpecTest` and
                `HostileAddressTest`. What lies behind them was shown against what the cell names:

                - **real server**: the real thing (for local files, real files), started by the test;
                - **real server, by hand**: the same, in a test that isn't part of every run (CONTRIBUTING.md says how);
                - **emulator**: somebody else's server that speaks the same protocol, or the part of it that matters;
                - **protocol stub**: the real driver against a stub of ours that speaks the beginning of the protocol;
                - **driver only**: the real driver's own view of the address and its properties, nothing dialled;
                - **–**: no test shows it here.

                """ + table();
    }

    private String table() {
        String head = "| Connector | "
                + Stream.of(Stage.values()).map(Stage::words).collect(Collectors.joining(" | ")) + " |\n|---|"
                + "---|".repeat(Stage.values().length) + "\n";
        return ConnectorCatalog.all().stream().map(this::row).collect(Collectors.joining("\n", head, "\n"));
    }

    private String row(ConnectorSpec spec) {
        Map<Stage, Proof> row = proofs.getOrDefault(spec.type(), Map.of());
        return "| [" + spec.displayName() + "](" + spec.type() + ".md) | "
                + Stream.of(Stage.values())
                        .map(stage -> row.containsKey(stage) ? row.get(stage).words() : NOTHING)
                        .collect(Collectors.joining(" | "))
                + " |";
    }
}
