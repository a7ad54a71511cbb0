package io.plumbline.worker.work;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells stopped work again and again to stop, until it has ended: a job that started a moment after the first call is met by the next.
 * Cancelled work that doesn't end in time is answered for; its slot stays taken until it does end.
 */
final class Stopper implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Stopper.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final WorkItem item;
    private final Answers answers;
    private final Duration grace;

    private Stopper(WorkItem item, Answers answers, Duration grace) {
        this.item = item;
        this.answers = answers;
        this.grace = grace;
    }

    static void start(WorkItem item, Answers answers, Duration grace) {
        Thread thread = new Thread(new Stopper(item, answers, grace), "stop-" + item.tag());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        long began = System.nanoTime();
        boolean overdue = false;
        try {
            do {
                item.hooks().forEach(this::call);
                item.interruptWork();
                if (!overdue && System.nanoTime() - began > grace.toNanos()) {
                    overdue = true;
                    log.warn("{} has not ended {} ms after it was stopped", item.tag(), grace.toMillis());
                    answerWithoutIt();
                }
            } while (!item.awaitEnd(PAUSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerWithoutIt() {
        try {
            if (item.stopReason() == WorkItem.Stop.CANCELLED) {
                answers.cancelled(item);
            }
        } catch (ResultsUndeliverableException e) {
            log.warn("{} could not be answered and is left to its lease: {}", item.tag(), e.getMessage());
        }
    }

    private void call(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException e) {
            log.debug("{}: a stop hook failed", item.tag(), e);
        }
    }
}
