package io.plumbline.gateway.inbound.http;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import io.plumbline.events.Message;
import io.plumbline.gateway.access.Caller;
import io.plumbline.gateway.lookup.LookupRefusedException;
import io.plumbline.gateway.lookup.LookupUnavailableException;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.RefusedException;

/** Turns outcomes of writes into answers, and writes one audit line for each. */
final class Writes {
    private static final Logger audit = LoggerFactory.getLogger("audit");

    private final Lookups lookups;
    private final Executor followUps;

    /** @param followUps runs what follows an outcome, so that the thread that brings outcomes never waits */
    Writes(Lookups lookups, Executor followUps) {
        this.lookups = lookups;
        this.followUps = followUps;
    }

    /** 202 with the place to look at, where the outcome isn't known; what {@code confirmed} makes of it where it is. */
    CompletableFuture<ResponseEntity<Object>> answer(
            Asked asked,
            CompletableFuture<Outcome> outcome,
            URI location,
            Object accepted,
            Function<Message, ResponseEntity<Object>> confirmed) {
        Function<Outcome, ResponseEntity<Object>> answer = known -> {
            if (known instanceof Outcome.Refused refused) {
                throw new RefusedException(refused.failure(), refused.related());
            }
            ResponseEntity<Object> done = known instanceof Outcome.Confirmed c
                    ? confirmed.apply(c.fact())
                    : ResponseEntity.accepted().location(location).body(accepted);
            return preferenceApplied(asked, done);
        };
        return asked.waits() ? outcome.thenApplyAsync(answer, followUps) : outcome.thenApply(answer);
    }

    /** The present metadata at this path, as bytes; the fallback if it can't be read now. */
    Object readable(String path, Object fallback) {
        try {
            return lookups.read(path);
        } catch (LookupUnavailableException | LookupRefusedException e) {
            return fallback;
        }
    }

    static ResponseEntity<Object> json(ResponseEntity.BodyBuilder builder, Object body) {
        return builder.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /** Does the write and notes who did what to what, and what came of it. */
    CompletableFuture<ResponseEntity<Object>> audited(
            HttpServletRequest request,
            String action,
            @Nullable String object,
            Supplier<CompletableFuture<ResponseEntity<Object>>> write) {
        Caller caller = Requests.caller(request);
        String address = request.getRemoteAddr();
        String trace = Trace.idOf(request);
        CompletableFuture<ResponseEntity<Object>> answer;
        try {
            answer = write.get();
        } catch (RuntimeException e) {
            log(caller, address, trace, action, object, resultOf(e));
            throw e;
        }
        return answer.whenComplete((done, failure) -> {
            String place = done == null || done.getHeaders().getLocation() == null
                    ? object
                    : done.getHeaders().getLocation().getPath();
            log(
                    caller,
                    address,
                    trace,
                    action,
                    place,
                    done == null
                            ? resultOf(failure)
                            : String.valueOf(done.getStatusCode().value()));
        });
    }

    /** The audit line of what isn't a write of metadata. */
    static void audit(
            HttpServletRequest request, Caller caller, String action, @Nullable String object, String result) {
        log(caller, request.getRemoteAddr(), Trace.idOf(request), action, object, result);
    }

    private static void log(
            Caller caller, String address, String trace, String action, @Nullable String object, String result) {
        audit.info(
                "actor=\"{}\" token={} address={} action={} object={} result={} trace={}",
                caller.name().replace('"', '\''),
                caller.tokenId(),
                address,
                action,
                Objects.requireNonNullElse(object, "-"),
                result,
                trace);
    }

    private static String resultOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RefusedException refused
                ? refused.failure().code().name()
                : cause.getClass().getSimpleName().replace("Exception", "");
    }

    private static ResponseEntity<Object> preferenceApplied(Asked asked, ResponseEntity<Object> answer) {
        if (!asked.waits()) {
            return answer;
        }
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Preference-Applied", "wait=" + asked.patience().toSeconds())
                .body(answer.getBody());
    }
}
