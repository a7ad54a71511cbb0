package io.plumbline.events.work;

import io.plumbline.events.Message;

/** The bell: work is waiting. It carries no work; a worker claims the next item over HTTP. */
public sealed interface WorkRequest extends Message
        permits CatalogRequested, ConnectionTestRequested, ContainerProfileRequested, PreviewRequested {}
