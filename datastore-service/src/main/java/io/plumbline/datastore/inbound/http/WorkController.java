package io.plumbline.datastore.inbound.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ClaimResponse;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.operation.ClaimWork;
import io.plumbline.datastore.operation.KeepLease;
import io.plumbline.datastore.probe.RunTests;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** What workers call. */
@RestController
@RequestMapping("/internal/v1/work")
final class WorkController {

    private final ClaimWork claims;
    private final KeepLease leases;
    private final RunTests tests;

    WorkController(ClaimWork claims, KeepLease leases, RunTests tests) {
        this.claims = requireNonNull(claims, "claims");
        this.leases = requireNonNull(leases, "leases");
        this.tests = requireNonNull(tests, "tests");
    }

    @PostMapping("/claims")
    ClaimResponse claim(@RequestBody ClaimRequest request) {
        ClaimRequest valid = Parameters.checked(() -> ClaimWork.validated(request));
        return new ClaimResponse(ofTests(valid.kind()) ? tests.claim(valid) : claims.claim(valid));
    }

    private static boolean ofTests(WorkKind kind) {
        return kind == WorkKind.CONNECTION_TEST || kind == WorkKind.PREVIEW;
    }

    @PostMapping("/{workId}/heartbeats")
    HeartbeatAnswer heartbeat(@PathVariable String workId, @RequestBody HeartbeatRequest request) {
        WorkId id = Parameters.checked(() -> new WorkId(workId));
        return tests.heartbeat(id, request).orElseGet(() -> leases.heartbeat(id, request));
    }

    @PostMapping("/{workId}/releases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String workId, @RequestBody ReleaseRequest request) {
        WorkId id = Parameters.checked(() -> new WorkId(workId));
        if (!tests.release(id, request)) {
            leases.release(id, request);
        }
    }
}
