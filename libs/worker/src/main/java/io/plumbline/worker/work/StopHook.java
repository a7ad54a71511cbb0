package io.plumbline.worker.work;

/** Registered while something runs that must be told to stop; closing it ends the registration. */
public interface StopHook extends AutoCloseable {

    @Override
    void close();
}
