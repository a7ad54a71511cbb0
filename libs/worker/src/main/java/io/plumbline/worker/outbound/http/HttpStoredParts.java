package io.plumbline.worker.outbound.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.api.work.PartStatesAnswer;
import io.plumbline.api.work.PartStatesRequest;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.worker.work.StoredParts;

/** The parts of earlier profiles over the internal HTTP API of datastore-service, page by page. */
public final class HttpStoredParts implements StoredParts {

    private static final int OK = 200;
    private static final int STATES_AT_ONCE = 100;

    private final HttpClient client;
    private final ServiceCalls calls;
    private final JavaType pageOfParts;

    /**
     * @param service the root of the service's address
     * @param connectTimeout how long a connection may take
     * @param answerTimeout how long a whole exchange may take after that
     * @param token the service token; asked for each time, so that it may change
     */
    public HttpStoredParts(
            URI service, Duration connectTimeout, Duration answerTimeout, Supplier<String> token, JsonMapper mapper) {
        this.calls = new ServiceCalls(service, answerTimeout, token, mapper);
        this.client = ServiceCalls.client(connectTimeout);
        this.pageOfParts = mapper.getTypeFactory().constructParametricType(Page.class, ProfilePart.class);
    }

    @Override
    public List<ProfilePart> of(KnownParts known) {
        List<ProfilePart> parts = new ArrayList<>();
        for (int page = 0; page * Page.MAX_SIZE < known.parts(); page++) {
            HttpResponse<byte[]> answer = calls.get(
                    client, "parts?profile=" + known.profileKey() + "&page=" + page + "&size=" + Page.MAX_SIZE);
            if (answer.statusCode() != OK) {
                throw calls.unexpected("parts", answer);
            }
            Page<ProfilePart> some = calls.read(answer, pageOfParts);
            parts.addAll(some.items());
        }
        return parts;
    }

    @Override
    public void states(List<PartStateRef> wanted, BiConsumer<PartStateRef, byte @Nullable []> each) {
        int done = 0;
        while (done < wanted.size()) {
            List<PartStateRef> next = wanted.subList(done, Math.min(wanted.size(), done + STATES_AT_ONCE));
            HttpResponse<byte[]> answer = calls.post(client, "part-states", new PartStatesRequest(next));
            if (answer.statusCode() != OK) {
                throw calls.unexpected("part-states", answer);
            }
            List<PartStatesAnswer.State> states =
                    calls.read(answer, PartStatesAnswer.class).states();
            if (states.isEmpty()) {
                throw calls.unexpected("part-states without one", answer);
            }
            for (PartStatesAnswer.State state : states) {
                String bytes = state.bytes();
                each.accept(
                        state.of(), bytes == null ? null : Base64.getDecoder().decode(bytes));
            }
            done += states.size();
        }
    }
}
