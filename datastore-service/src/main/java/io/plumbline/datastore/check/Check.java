package io.plumbline.datastore.check;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckChangeView;
import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckTerms;

import static java.util.Objects.requireNonNull;

/**
 * A check, its one truth.
 *
 * @param level the lowest inference level that proposes it; absent if none ever did
 * @param managed whether runs still change what it demands
 * @param accepted whether a person has said that it is right; then no run archives it because it no longer proposes it
 * @param weight by rule and origin
 * @param position in the run's list, for the order of lists
 * @param proposal absent if no run ever proposed it
 * @param mark absent if no run ever looked at it
 * @param catalogKey the inventory that archived or restored it last, because of its fields; absent if none did
 * @param revision grows with every change by a person
 * @param createdBy absent if that isn't known
 * @param history newest first; empty where it wasn't read
 * @param applied the newest ids of commands that changed or refused something here
 * @param deleted whether a person has deleted it: a tombstone, so that its facts go out and their numbers go on
 * @param slot what no other check that counts may have: what it is about, or, of one that doesn't count, its own id
 */
public record Check(
        CheckId id,
        DatastoreId datastoreId,
        ContainerId containerId,
        String container,
        String rule,
        List<String> fields,
        CheckOrigin origin,
        @Nullable Integer level,
        CheckTerms terms,
        CheckLabels labels,
        Standing standing,
        boolean managed,
        boolean accepted,
        int weight,
        int position,
        @Nullable Proposal proposal,
        @Nullable RunMark mark,
        @Nullable String catalogKey,
        long revision,
        Instant createdAt,
        @Nullable String createdBy,
        Instant updatedAt,
        @Nullable String updatedBy,
        List<CheckChangeView> history,
        List<String> applied,
        boolean deleted,
        String slot,
        long version,
        long sequence)
        implements Recorded {

    public Check {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        requireNonNull(rule, "rule");
        fields = List.copyOf(fields);
        requireNonNull(origin, "origin");
        requireNonNull(terms, "terms");
        requireNonNull(labels, "labels");
        requireNonNull(standing, "standing");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        history = history == null ? List.of() : List.copyOf(history);
        applied = applied == null ? List.of() : List.copyOf(applied);
        requireNonNull(slot, "slot");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** Whether this message has changed or refused something here before. */
    boolean knows(String messageId) {
        return applied.contains(messageId);
    }

    /** A copy to change; it carries the next version. */
    CheckDraft change() {
        return new CheckDraft(this);
    }
}
