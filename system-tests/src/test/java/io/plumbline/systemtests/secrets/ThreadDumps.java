package io.plumbline.systemtests.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Takes dumps of a process's threads from time to time, as somebody would who looks for a fault. */
final class ThreadDumps implements AutoCloseable {

    private static final long EVERY_MILLIS = 1_500;

    private final long pid;
    private final StringBuffer text = new StringBuffer();
    private final Thread taker;

    private ThreadDumps(long pid) {
        this.pid = pid;
        taker = new Thread(this::takeOn, "thread-dumps");
        taker.setDaemon(true);
    }

    static ThreadDumps of(long pid) {
        ThreadDumps dumps = new ThreadDumps(pid);
        dumps.taker.start();
        return dumps;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        taker.interrupt();
        try {
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        text.append(take());
    }

    private void takeOn() {
        try {
            while (true) {
                text.append(take());
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String take() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.print", "-l")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
