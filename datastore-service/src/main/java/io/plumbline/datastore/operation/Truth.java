package io.plumbline.datastore.operation;

import java.time.Clock;
import java.util.Map;

import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/**
 * What every step in the life of an operation needs: the records, the time, the headers of facts.
 *
 * @param findings what each kind of work finds; one for every kind
 */
public record Truth(
        Datastores datastores,
        Connections connections,
        Operations operations,
        WorkItems items,
        Ledger<SourceLoad> loads,
        Map<WorkKind, Findings> findings,
        FactHeaders headers,
        Clock clock,
        CrashPoint crash) {

    public Truth {
        requireNonNull(datastores, "datastores");
        requireNonNull(connections, "connections");
        requireNonNull(operations, "operations");
        requireNonNull(items, "items");
        requireNonNull(loads, "loads");
        findings = Map.copyOf(findings);
        requireNonNull(headers, "headers");
        requireNonNull(clock, "clock");
        requireNonNull(crash, "crash");
    }

    Findings findings(WorkKind kind) {
        return requireNonNull(findings.get(kind), kind.name());
    }

    static WorkKind kindOf(OperationType type) {
        return switch (type) {
            case CATALOG -> WorkKind.CATALOG;
            case PROFILE -> WorkKind.PROFILE;
        };
    }
}
