package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import io.plumbline.events.MessageType;
import io.plumbline.events.Topic;
import io.plumbline.gateway.feed.EventFeed;
import io.plumbline.gateway.feed.EventStream;
import io.plumbline.gateway.feed.FeedEvent;
import io.plumbline.gateway.feed.FeedFilter;
import io.plumbline.gateway.feed.FeedHistory;
import io.plumbline.gateway.feed.FeedPosition;
import io.plumbline.gateway.feed.FeedUnavailableException;

/** The public facts as server-sent events. Each stream has a thread of its own, so their number is bounded. */
@RestController
@Tag(name = "Events")
class EventStreams {
    private final EventFeed feed;
    private final FeedHistory history;
    private final GatewayWebSettings settings;
    private final Semaphore slots;

    EventStreams(EventFeed feed, FeedHistory history, GatewayWebSettings settings) {
        this.feed = feed;
        this.history = history;
        this.settings = settings;
        this.slots = new Semaphore(settings.maxStreams());
    }

    @GetMapping("/api/v1/events")
    @Operation(
            summary = "Streams public events as they happen (server-sent events)",
            description = "Each event's name is its CloudEvents type, its data the event in structured JSON, its id a"
                    + " position: send the last one as Last-Event-ID to resume without a gap.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream; it has no end",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> streamEvents(
            @Parameter(description = "Only those of this datastore.") @RequestParam(required = false) @Nullable
                    String datastore,
            @Parameter(description = "Only those of this operation.") @RequestParam(required = false) @Nullable
                    String operation,
            @Parameter(description = "Only these types, comma-separated.") @RequestParam(required = false) @Nullable
                    String type,
            @Parameter(description = "Where the last stream ended.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        FeedFilter filter = new FeedFilter(
                Optional.ofNullable(datastore).map(PathIds::datastore),
                Optional.ofNullable(operation).map(PathIds::operation),
                types(type));
        refuseUnknownParameters(request);
        Optional<FeedPosition> resume =
                Optional.ofNullable(lastEventId).filter(text -> !text.isBlank()).map(EventStreams::position);
        if (request.getMethod().equals("HEAD")) {
            return answer().build();
        }
        if (!feed.opened() || !slots.tryAcquire()) {
            throw new FeedUnavailableException("not followed yet, or too many streams", null);
        }
        EventStream stream = new EventStream(feed, history, filter, settings.heartbeat());
        StreamingResponseBody body = out -> {
            try {
                stream.run(resume, new ServerSentEvents(out, response));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                slots.release();
            }
        };
        return answer().body(body);
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private static FeedPosition position(String text) {
        return FeedPosition.parse(text)
                .orElseThrow(() -> new BadRequestException(
                        "HEADER_INVALID", "Last-Event-ID: not a position (expected: the id of an earlier event)"));
    }

    private static Set<MessageType> types(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return Set.of();
        }
        Set<MessageType> types = EnumSet.noneOf(MessageType.class);
        for (String name : given.split(",", -1)) {
            types.add(MessageType.ofWireName(name.strip())
                    .filter(type -> type.topic() == Topic.EVENTS)
                    .orElseThrow(() -> new BadRequestException(
                            "PARAMETERS_INVALID", "type: unknown (expected: one of " + knownTypes() + ")")));
        }
        return types;
    }

    private static String knownTypes() {
        return String.join(
                ", ",
                Arrays.stream(MessageType.values())
                        .filter(type -> type.topic() == Topic.EVENTS)
                        .map(MessageType::wireName)
                        .toList());
    }

    private static void refuseUnknownParameters(HttpServletRequest request) {
        List<String> unknown = new ArrayList<>(request.getParameterMap().keySet());
        unknown.removeAll(List.of("datastore", "operation", "type"));
        if (!unknown.isEmpty()) {
            throw new BadRequestException(
                    "PARAMETERS_INVALID", "unknown parameter (expected: datastore, operation or type)");
        }
    }

    private record ServerSentEvents(OutputStream out, HttpServletResponse response) implements EventStream.Sink {

        @Override
        public void open(FeedPosition position) throws IOException {
            write("retry: 2000\nid: " + position + "\n\n");
            flush();
        }

        @Override
        public void event(FeedPosition position, FeedEvent event) throws IOException {
            write("id: " + position + "\nevent: " + event.type().wireName() + "\ndata: " + event.json() + "\n\n");
        }

        @Override
        public void heartbeat() throws IOException {
            write(": still here\n\n");
        }

        @Override
        public void flush() throws IOException {
            response.flushBuffer(); // the body's own flush is held back by Spring
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
