package io.plumbline.datastore.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.SourceQuestion;

import static java.util.Objects.requireNonNull;

/**
 * Takes commands that ask for a test, or something of a source. Each that is taken ends with one fact; one that comes too late for
 * anybody to wait for it is not.
 */
public final class AskTests {

    private static final Logger log = LoggerFactory.getLogger(AskTests.class);

    /** The oldest command that is still heard, by its sender's clock. */
    static final Duration HEARD = Duration.ofMinutes(1);

    private final ConnectionTests tests;
    private final TestSource sources;
    private final Preflights preflights;
    private final FactHeaders headers;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long after its arrival somebody waits for a test's answer */
    public AskTests(
            ConnectionTests tests,
            TestSource sources,
            Preflights preflights,
            FactHeaders headers,
            Clock clock,
            Duration patience) {
        this.tests = requireNonNull(tests, "tests");
        this.sources = requireNonNull(sources, "sources");
        this.preflights = requireNonNull(preflights, "preflights");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
        this.patience = requireNonNull(patience, "patience");
    }

    /**
     * Repeating it changes nothing. A command that comes too late, or once more after its test is forgotten, is not heard: whoever
     * asked has long stopped waiting.
     */
    public void queue(MessageHeader header, TestConnection command) {
        if (tests.find(command.testId().value()).isPresent() || tooLate(header)) {
            return;
        }
        begin(
                header,
                new Asked(
                        command.testId(),
                        command.datastoreId(),
                        command.connectionId(),
                        command.connector(),
                        command.discover(),
                        null),
                sources.find(command));
    }

    /** Repeating it changes nothing, and it can come too late, as a test can. */
    public void queue(MessageHeader header, AskSource command) {
        if (tests.find(command.testId().value()).isPresent() || tooLate(header)) {
            return;
        }
        TestSource.Found found = sources.find(command.datastoreId());
        ProfileSettings preflight = Preflights.asked(command.question());
        if (preflight != null && found instanceof TestSource.Found.Source) {
            Optional<Failure> refusal = preflights.refusal(command.datastoreId(), preflight);
            found = refusal.<TestSource.Found>map(TestSource.Found.Refused::new).orElse(found);
        }
        String connector = found instanceof TestSource.Found.Source source
                ? source.connection().connector()
                : "";
        begin(
                header,
                new Asked(command.testId(), command.datastoreId(), null, connector, List.of(), command.question()),
                found);
    }

    private void begin(MessageHeader header, Asked asked, TestSource.Found found) {
        if (found instanceof TestSource.Found.Source source) {
            ConnectionTest test = created(header, asked, source.connection(), WorkStatus.QUEUED, 0);
            Envelope<?> bell = new Envelope<>(headers.causedBy(header, null), test.bell());
            tests.add(test, List.of(bell));
        } else if (found instanceof TestSource.Found.Refused refused) {
            ConnectionTest test = created(header, asked, null, WorkStatus.FAILED, 1);
            FactSequence facts = new FactSequence(headers, header, 0)
                    .tell(Ending.failed(test, refused.failure()).fact(test));
            tests.add(test, facts.messages());
        }
    }

    /** What both commands have. */
    private record Asked(
            ConnectionTestId id,
            @Nullable DatastoreId datastoreId,
            @Nullable ConnectionId connectionId,
            String connector,
            List<Discovery> discover,
            @Nullable SourceQuestion question) {}

    /** By less than a test is remembered, so that none is run twice; by more than the patience and clocks that disagree. */
    private boolean tooLate(MessageHeader header) {
        if (!header.time().plus(HEARD).isBefore(clock.instant())) {
            return false;
        }
        log.warn(
                "The command {} of {} came too late to be tested (expected: within {} s, by clocks that agree)",
                header.id(),
                header.time(),
                HEARD.toSeconds());
        return true;
    }

    private ConnectionTest created(
            MessageHeader header, Asked asked, @Nullable SourceConnection source, WorkStatus status, long sequence) {
        Instant now = clock.instant();
        return new ConnectionTest(
                asked.id(),
                asked.datastoreId(),
                asked.connectionId(),
                asked.connector(),
                source,
                asked.discover(),
                status,
                0,
                null,
                now,
                now.plus(patience),
                header,
                1,
                sequence,
                asked.question());
    }
}
