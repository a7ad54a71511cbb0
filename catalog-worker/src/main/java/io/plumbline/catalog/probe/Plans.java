package io.plumbline.catalog.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.PreflightTarget;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerPlan;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.PlanTotals;
import io.plumbline.events.model.Preflight;

/** What the containers of a run have answered so far: bounded, so that it fits into a message. May be asked while it is still added to. */
public final class Plans {

    /** Of the texts of all plans, and of all names, as UTF-8. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int PER_PLAN = 100;

    private final PreflightTarget run;
    private final List<ContainerPlan> shown = new ArrayList<>();
    private final Set<ContainerId> asked = new HashSet<>();
    private PlanTotals totals = PlanTotals.NONE;
    private int bytes;
    private boolean complete = true;

    public Plans(PreflightTarget run) {
        this.run = run;
    }

    public synchronized void add(ContainerPlan plan) {
        if (!asked.add(plan.containerId())) {
            return;
        }
        totals = totals.plus(plan);
        bytes += PER_PLAN
                + bytesOf(plan.container())
                + plan.notes().stream().mapToInt(Plans::bytesOf).sum();
        bytes += plan.failure() == null ? 0 : bytesOf(plan.failure().message());
        complete = complete && shown.size() < Preflight.MOST_SHOWN && bytes <= MOST_BYTES;
        if (complete) {
            shown.add(plan);
        }
    }

    synchronized boolean empty() {
        return asked.isEmpty();
    }

    public synchronized Preflight soFar() {
        List<String> left = new ArrayList<>(run.containers().stream()
                .filter(c -> !asked.contains(c.containerId()))
                .map(ContainerTarget::name)
                .toList());
        left.addAll(run.left());
        List<String> fitting = new ArrayList<>();
        int room = MOST_BYTES;
        for (String name : left) {
            room -= bytesOf(name);
            if (fitting.size() == Preflight.MOST_SHOWN || room < 0) {
                break;
            }
            fitting.add(name);
        }
        boolean allNamed = fitting.size() == run.total() - asked.size();
        return new Preflight(
                run.total(),
                asked.size(),
                totals,
                shown,
                complete,
                new NameList(fitting, allNamed),
                List.of(),
                null,
                null,
                null);
    }

    private static int bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
