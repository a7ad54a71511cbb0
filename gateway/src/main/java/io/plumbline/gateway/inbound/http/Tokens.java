package io.plumbline.gateway.inbound.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.TokenView;
import io.plumbline.events.TokenId;
import io.plumbline.gateway.access.IssuedToken;
import io.plumbline.gateway.access.ManageTokens;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;

/** API tokens, for admins. */
@RestController
@Tag(name = "Tokens")
class Tokens {
    private final ManageTokens tokens;
    private final Lookups lookups;
    private final Requests requests;
    private final Writes writes;

    Tokens(ManageTokens tokens, Lookups lookups, Requests requests, Writes writes) {
        this.tokens = tokens;
        this.lookups = lookups;
        this.requests = requests;
        this.writes = writes;
    }

    @GetMapping("/api/v1/tokens")
    @Operation(summary = "Lists tokens, without their secrets")
    Relayed<Page<TokenView>> listTokens(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/tokens" + QueryShape.PAGED.check(request)));
    }

    @PostMapping(value = "/api/v1/tokens", consumes = "application/json")
    @Operation(
            summary = "Issues a token; its secret is in this answer and never again",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Token.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Valid from now on (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = Accepted.IssuedSecret.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably; valid soon",
            content = @Content(schema = @Schema(implementation = Accepted.IssuedSecret.class)))
    CompletableFuture<ResponseEntity<Object>> issueToken(
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        return writes.audited(request, "token.issue", null, () -> {
            Asked asked = requests.asked(request);
            IssuedToken issued = tokens.issue(asked, requests.body(body));
            URI location = URI.create("/api/v1/tokens/" + issued.tokenId());
            Object shown = new Accepted.IssuedSecret(
                    issued.tokenId(), issued.secret().reveal(), issued.name(), issued.role(), issued.expiresAt());
            return writes.answer(
                    asked,
                    issued.outcome(),
                    location,
                    shown,
                    state -> ResponseEntity.created(location)
                            .header("Cache-Control", "no-store")
                            .body(shown));
        });
    }

    @DeleteMapping("/api/v1/tokens/{tokenId}")
    @Operation(
            summary = "Revokes a token",
            description = "An unknown token is accepted and changes nothing; the list of tokens tells what is revoked.")
    @ApiResponse(responseCode = "204", description = "Useless from now on (with Prefer: wait)", content = @Content)
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Revocation.class)))
    CompletableFuture<ResponseEntity<Object>> revokeToken(@PathVariable String tokenId, HttpServletRequest request) {
        TokenId id = PathIds.token(tokenId);
        return writes.audited(request, "token.revoke", id.value(), () -> {
            Asked asked = requests.asked(request);
            return writes.answer(
                    asked,
                    tokens.revoke(asked, id),
                    URI.create("/api/v1/tokens"),
                    new Accepted.Revocation(id),
                    state -> ResponseEntity.status(HttpStatus.NO_CONTENT).build());
        });
    }
}
