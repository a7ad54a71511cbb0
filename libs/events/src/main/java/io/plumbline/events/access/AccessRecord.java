package io.plumbline.events.access;

import io.plumbline.events.Message;

/** A record of the compacted access topic. */
public sealed interface AccessRecord extends Message permits TokenState {}
