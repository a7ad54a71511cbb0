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
import io.plumbline.datastore.operation.ClaimWork;
import io.plumbline.datastore.operation.KeepLease;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** What workers call. */
@RestController
@RequestMapping("/internal/v1/work")
final class WorkController {

    private final ClaimWork claims;
    private final KeepLease leases;

    WorkController(ClaimWork claims, KeepLease leases) {
        this.claims = requireNonNull(claims, "claims");
        this.leases = requireNonNull(leases, "leases");
    }

    @PostMapping("/claims")
    ClaimResponse claim(@RequestBody ClaimRequest request) {
        return new ClaimResponse(claims.claim(Parameters.checked(() -> ClaimWork.validated(request))));
    }

    @PostMapping("/{workId}/heartbeats")
    HeartbeatAnswer heartbeat(@PathVariable String workId, @RequestBody HeartbeatRequest request) {
        return leases.heartbeat(Parameters.checked(() -> new WorkId(workId)), request);
    }

    @PostMapping("/{workId}/releases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String workId, @RequestBody ReleaseRequest request) {
        leases.release(Parameters.checked(() -> new WorkId(workId)), request);
    }
}
