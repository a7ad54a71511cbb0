package io.plumbline.gateway.inbound.http;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.gateway.access.Caller;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.RequestBody;

/** Reads what every write has in common: the caller, his key, his patience, and a strict JSON object. */
final class Requests {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?:$|[,;])");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");
    private static final Pattern REVISION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper strict;
    private final Duration maxWait;

    Requests(Duration maxWait, long bodyLimitBytes) {
        this.maxWait = maxWait;
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(bodyLimitBytes)
                        .maxNestingDepth(64)
                        .maxTokenCount(100_000)
                        .maxNameLength(1_000)
                        .maxNumberLength(100)
                        .maxStringLength((int) Math.min(Integer.MAX_VALUE, bodyLimitBytes))
                        .build())
                .build();
        this.strict = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    Asked asked(HttpServletRequest request) {
        Caller caller = caller(request);
        return new Asked(caller.name(), caller.tokenId(), key(request), wait(request), Trace.parentOf(request));
    }

    static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(TokenFilter.CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a write was reached without a caller");
    }

    /** The revision of {@code If-Match}. Empty if the header is absent. */
    OptionalLong revision(HttpServletRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null) {
            return OptionalLong.empty();
        }
        Matcher matcher = REVISION.matcher(header.strip());
        if (!matcher.matches()) {
            throw new BadRequestException(
                    "HEADER_INVALID", "If-Match: not a revision (expected: \"7\", as it was read)");
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1)));
    }

    /** @throws BadRequestException if the bytes aren't one JSON object, or break a limit */
    RequestBody body(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new BadRequestException("JSON_MALFORMED", "body: absent (expected: a JSON object)");
        }
        try {
            Map<String, Object> fields = strict.readValue(bytes, OBJECT);
            if (fields == null) {
                throw new BadRequestException("JSON_MALFORMED", "body: null (expected: a JSON object)");
            }
            return new RequestBody(fields);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " near line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new BadRequestException(
                    "JSON_MALFORMED",
                    "body: not acceptable" + where
                            + " (expected: one JSON object, no name twice, at most 64 levels deep)",
                    List.of());
        }
    }

    private @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw new BadRequestException(
                    "HEADER_INVALID", "Idempotency-Key: unusable (expected: 1 to 255 printable ASCII characters)");
        }
        return key;
    }

    private Duration wait(HttpServletRequest request) {
        for (String header : Collections.list(request.getHeaders("Prefer"))) {
            Matcher matcher = WAIT.matcher(header);
            if (matcher.find()) {
                Duration wanted = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
                return wanted.compareTo(maxWait) > 0 ? maxWait : wanted;
            }
        }
        return Duration.ZERO;
    }
}
