package io.plumbline.datastore.operation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

/**
 * What the work items of an operation add up to.
 *
 * @param status the terminal state; absent while an item is under way
 * @param done terminal items, failed and cancelled ones included
 */
record Verdict(
        @Nullable OperationStatus status,
        boolean started,
        long done,
        long failed,
        WorkProgress progress,
        @Nullable Failure failure,
        List<Warning> warnings,
        @Nullable CatalogChanges changes,
        WorkSummary summary) {

    private static final int MAX_WARNINGS = 100;
    private static final int MAX_MESSAGE = 500;

    static Verdict on(Operation operation, List<WorkItem> items) {
        long done = count(items, WorkStatus.SUCCEEDED)
                + count(items, WorkStatus.FAILED)
                + count(items, WorkStatus.CANCELLED);
        long failed = count(items, WorkStatus.FAILED);
        boolean over = operation.planned()
                && items.stream()
                        .allMatch(i -> i.status().terminal() && (i.status() != WorkStatus.SUCCEEDED || i.applied()));
        WorkSummary summary = items.stream()
                .filter(i -> i.status() == WorkStatus.SUCCEEDED)
                .map(WorkItem::summary)
                .reduce(WorkSummary.NONE, WorkSummary::plus);
        List<Warning> warnings = warnings(operation, items);
        OperationStatus status = over ? terminal(operation, items, warnings) : null;
        return new Verdict(
                status,
                items.stream().anyMatch(i -> i.startedAt() != null),
                done,
                failed,
                progress(items),
                status == OperationStatus.FAILED ? failure(operation, items) : null,
                cut(warnings),
                items.stream()
                        .map(WorkItem::changes)
                        .filter(c -> c != null)
                        .findFirst()
                        .orElse(null),
                summary);
    }

    /** At most 100 warnings, the last of which says how many more there were; long messages are cut. */
    static List<Warning> cut(List<Warning> warnings) {
        List<Warning> kept = new ArrayList<>();
        for (Warning warning : warnings.subList(0, Math.min(warnings.size(), MAX_WARNINGS - 1))) {
            kept.add(new Warning(warning.container(), cut(warning.reason())));
        }
        int more = warnings.size() - kept.size();
        if (more == 1) {
            Warning last = warnings.get(warnings.size() - 1);
            kept.add(new Warning(last.container(), cut(last.reason())));
        } else if (more > 1) {
            Failure last = warnings.get(warnings.size() - 1).reason();
            kept.add(new Warning(null, new Failure(last.code(), more + " further warnings are left out here.")));
        }
        return List.copyOf(kept);
    }

    static Failure cut(Failure failure) {
        String message = failure.message();
        return message.length() <= MAX_MESSAGE
                ? failure
                : new Failure(failure.code(), message.substring(0, MAX_MESSAGE) + "…");
    }

    private static OperationStatus terminal(Operation operation, List<WorkItem> items, List<Warning> warnings) {
        boolean allSucceeded = !items.isEmpty() && count(items, WorkStatus.SUCCEEDED) == items.size();
        if (operation.cancelRequestedAt() != null && !allSucceeded) {
            return OperationStatus.CANCELLED;
        }
        if (count(items, WorkStatus.SUCCEEDED) == 0) {
            return OperationStatus.FAILED;
        }
        return warnings.isEmpty() ? OperationStatus.SUCCEEDED : OperationStatus.SUCCEEDED_WITH_WARNINGS;
    }

    private static Failure failure(Operation operation, List<WorkItem> items) {
        for (WorkItem item : items) {
            Failure failure = item.failure();
            if (failure != null) {
                return cut(
                        operation.type() == OperationType.CATALOG || items.size() == 1
                                ? failure
                                : new Failure(
                                        failure.code(),
                                        "None of the " + items.size() + " containers could be profiled. First: "
                                                + item.containerName() + ": " + failure.message()));
            }
        }
        return new Failure(FailureCode.INTERNAL, "The operation has ended without any work item.");
    }

    private static List<Warning> warnings(Operation operation, List<WorkItem> items) {
        List<Warning> warnings = new ArrayList<>(operation.warnings());
        for (WorkItem item : items) {
            Failure failure = item.failure();
            if (item.status() == WorkStatus.FAILED && failure != null) {
                warnings.add(new Warning(item.containerName(), failure));
            } else if (item.status() == WorkStatus.SUCCEEDED) {
                warnings.addAll(item.warnings());
            }
        }
        return warnings;
    }

    private static WorkProgress progress(List<WorkItem> items) {
        long rows = 0;
        long bytes = 0;
        long containers = 0;
        Long rowsTotal = 0L;
        Long bytesTotal = 0L;
        for (WorkItem item : items) {
            WorkProgress progress = item.progress();
            rows += progress.rows();
            bytes += progress.bytes();
            containers += progress.containers();
            Long estimate = item.target() == null ? null : item.target().rowCountEstimate();
            boolean ended = item.status().terminal();
            rowsTotal = plus(rowsTotal, ended ? Long.valueOf(progress.rows()) : orElse(progress.rowsTotal(), estimate));
            bytesTotal = plus(bytesTotal, ended ? Long.valueOf(progress.bytes()) : progress.bytesTotal());
        }
        return new WorkProgress(rows, bytes, containers, rowsTotal, bytesTotal);
    }

    private static @Nullable Long plus(@Nullable Long sum, @Nullable Long more) {
        return sum == null || more == null ? null : Long.valueOf(sum + more);
    }

    private static @Nullable Long orElse(@Nullable Long first, @Nullable Long second) {
        return first == null ? second : first;
    }

    private static long count(List<WorkItem> items, WorkStatus status) {
        return items.stream().filter(i -> i.status() == status).count();
    }
}
