package io.plumbline.datastore.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.PreviewTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.datastore.operation.SourceBudget;
import io.plumbline.datastore.operation.Targets;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.SourceRules;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowsQuestion;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WindowState;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/** What this service knows of a profile run before it is ordered: what it would read, with what, when, and at what pace so far. */
public final class Preflights {

    private static final int PASSED_OVER = 20;
    private static final int LONGEST_MESSAGE = 300;
    private static final int PAST_RUNS = 5;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Datastores datastores;
    private final Operations operations;
    private final Targets targets;
    private final Clock clock;
    private final int itemLimit;

    /** @param itemLimit items of one datastore that may run at a time */
    public Preflights(Datastores datastores, Operations operations, Targets targets, Clock clock, int itemLimit) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.operations = requireNonNull(operations, "operations");
        this.targets = requireNonNull(targets, "targets");
        this.clock = requireNonNull(clock, "clock");
        this.itemLimit = itemLimit;
    }

    /** What a question is about, as a run; null if it is about files. */
    static @Nullable ProfileSettings asked(SourceQuestion question) {
        RowsQuestion rows = question.rows();
        return rows == null
                ? question.preflight()
                : new ProfileSettings(List.of(rows.container()), ProfileSettings.DEFAULT_INFERENCE_LEVEL);
    }

    /** The container that a question asks rows of; empty if it can't be read any more. */
    Optional<PreviewTarget> target(DatastoreId id, RowsQuestion rows) {
        ProfileSettings of = new ProfileSettings(List.of(rows.container()), ProfileSettings.DEFAULT_INFERENCE_LEVEL);
        return target(id, of).containers().stream()
                .findFirst()
                .map(c -> new PreviewTarget(c, rows.limit(), rows.publicKey()));
    }

    /** Why there is nothing to ask; empty if there is something. */
    Optional<Failure> refusal(DatastoreId id, ProfileSettings settings) {
        Optional<Targets.Choice> choice = choice(id, settings);
        if (choice.isEmpty()) {
            return Optional.of(new Failure(
                    FailureCode.DATASTORE_UNKNOWN, "datastoreId: " + id + " (expected: a registered datastore)"));
        }
        if (!choice.get().readable().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(choice.get().passedOver().stream()
                .findFirst()
                .map(first -> new Failure(
                        first.reason().code(),
                        "None of the chosen containers can be profiled. First: " + first.container() + ": "
                                + first.reason().message()))
                .orElseGet(() -> new Failure(
                        FailureCode.NOTHING_TO_PROFILE,
                        settings.tags() == null
                                ? "No container of it is known: catalog it first."
                                : "tags: " + String.join(", ", settings.tags())
                                        + " (expected: those of one of its containers)")));
    }

    PreflightTarget target(DatastoreId id, ProfileSettings settings) {
        List<ContainerTarget> all = choice(id, settings).map(Targets.Choice::readable).orElse(List.of()).stream()
                .sorted(Comparator.comparing(ContainerTarget::name))
                .toList();
        int asked = Math.min(all.size(), Preflight.MOST_ASKED);
        return new PreflightTarget(
                all.subList(0, asked),
                all.size(),
                all.subList(asked, all.size()).stream()
                        .limit(Preflight.MOST_SHOWN)
                        .map(ContainerTarget::name)
                        .toList(),
                settings);
    }

    /** Connections that each of so many containers would have at first; null if the source has no such limit. */
    @Nullable
    Integer share(SourceConnection source, int containers) {
        return SourceRules.connections(source)
                .map(limit -> SourceBudget.share(limit, Math.min(itemLimit, containers)))
                .orElse(null);
    }

    /** The worker's answer, with what only this service knows. */
    Preflight completed(Preflight answer, DatastoreId id, ProfileSettings settings, SourceConnection source) {
        Instant now = clock.instant();
        WindowState window = SourceRules.window(source.properties())
                .map(w -> new WindowState(w.toString(), w.open(now), w.nextOpening(now)))
                .orElse(null);
        List<Warning> passedOver = choice(id, settings).map(Targets.Choice::passedOver).orElse(List.of()).stream()
                .limit(PASSED_OVER)
                .map(Preflights::cut)
                .toList();
        return new Preflight(
                answer.containers(),
                answer.asked(),
                answer.totals(),
                answer.plans(),
                answer.complete(),
                answer.notAsked(),
                passedOver,
                SourceRules.connections(source).orElse(null),
                window,
                expectedSeconds(answer, id));
    }

    private Optional<Targets.Choice> choice(DatastoreId id, ProfileSettings settings) {
        return datastores.find(id.value()).filter(d -> !d.removed()).map((Datastore d) -> targets.choose(d, settings));
    }

    /** By rows if all are known, else by bytes if all of these are. */
    private @Nullable Long expectedSeconds(Preflight answer, DatastoreId id) {
        var totals = answer.totals();
        if (answer.asked() < answer.containers() || totals.failed() > 0) {
            return null;
        }
        double seconds = 0;
        WorkSummary read = WorkSummary.NONE;
        for (Operation past : operations
                .page(OperationQuery.newestOf(id, OperationType.PROFILE), 0, PAST_RUNS)
                .items()) {
            Instant started = past.startedAt();
            Instant finished = past.finishedAt();
            WorkSummary summary = past.summary();
            if (succeeded(past) && started != null && finished != null && summary != null) {
                seconds += Duration.between(started, finished).toMillis() / MILLIS_PER_SECOND;
                read = read.plus(summary);
            }
        }
        if (totals.rowsUnknown() == 0 && read.rows() > 0) {
            return Math.round(totals.rows() * seconds / read.rows());
        }
        return totals.bytesUnknown() == 0 && read.bytes() > 0
                ? Long.valueOf(Math.round(totals.bytes() * seconds / read.bytes()))
                : null;
    }

    private static boolean succeeded(Operation past) {
        return past.status() == OperationStatus.SUCCEEDED || past.status() == OperationStatus.SUCCEEDED_WITH_WARNINGS;
    }

    private static Warning cut(Warning warning) {
        String message = warning.reason().message();
        if (message.length() <= LONGEST_MESSAGE) {
            return warning;
        }
        int end =
                Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1)) ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE;
        return new Warning(warning.container(), new Failure(warning.reason().code(), message.substring(0, end) + "…"));
    }
}
