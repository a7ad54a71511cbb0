package io.plumbline.worker.work;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.WorkId;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.events.work.WorkResult;

/** Keeps answers; can be made to refuse them as a broker that stays away. */
final class RecordingResults implements WorkResults {

    private final List<WorkResult> published = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    void goAway() {
        away = true;
    }

    @Override
    public void publish(WorkAssignment assignment, WorkResult result, BooleanSupplier wanted) {
        if (away || !wanted.getAsBoolean()) {
            throw new ResultsUndeliverableException("away", null);
        }
        published.add(result);
    }

    @Override
    public int encodedBytes(Object value) {
        return value.toString().length();
    }

    List<WorkResult> all() {
        return List.copyOf(published);
    }

    List<WorkResult> of(WorkId workId) {
        return published.stream().filter(r -> r.workId().equals(workId)).toList();
    }

    List<WorkResult> endsOf(WorkId workId) {
        return of(workId).stream()
                .filter(r -> r instanceof WorkFinished || r instanceof WorkFailed)
                .toList();
    }
}
