package io.plumbline.datastore.lookup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.DataVolume;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/**
 * How much data there was over time, from the profiles that are kept. A container counts from its first profile on, and as long as the newest
 * catalog finds it: what is gone now is left out of all days, since nobody knows since when.
 */
public final class VolumeLookup {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 5 * 366;

    private final DatastoreLookup datastores;
    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Clock clock;

    public VolumeLookup(DatastoreLookup datastores, ContainerLookup containers, ContainerStates states, Clock clock) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Which days, both included.
     *
     * @param from absent for the 29th before the last
     * @param to absent for today
     */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {

        private List<LocalDate> list(Instant now) {
            LocalDate last = to == null ? LocalDate.ofInstant(now, zone) : to;
            LocalDate first = from == null ? last.minusDays(DAYS - 1L) : from;
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("from: " + first + " (expected: up to " + last + ", and at most "
                        + MOST_DAYS + " days before)");
            }
            return first.datesUntil(last.plusDays(1)).toList();
        }
    }

    /**
     * @throws UnknownException if there is no such datastore
     * @throws IllegalArgumentException if these are no days
     */
    public DataVolume ofDatastore(DatastoreId id, Days days) {
        datastores.find(id);
        List<String> present = containers.all(id).stream()
                .filter(c -> !c.missing())
                .map(c -> c.containerId().value())
                .toList();
        return volume(states.findAll(present), days);
    }

    /**
     * @throws UnknownException if no visible inventory has it
     * @throws IllegalArgumentException if these are no days
     */
    public DataVolume ofContainer(ContainerId id, Days days) {
        containers.find(id);
        return volume(states.findAll(List.of(id.value())), days);
    }

    private DataVolume volume(List<ContainerState> of, Days days) {
        List<LocalDate> dates = days.list(clock.instant());
        List<Sum> sums = new ArrayList<>();
        dates.forEach(d -> sums.add(new Sum()));
        for (ContainerState state : of) {
            add(state, days.zone(), dates, sums);
        }
        List<DataVolume.Day> told = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            told.add(sums.get(i).on(dates.get(i)));
        }
        return new DataVolume(days.zone().getId(), told);
    }

    private static void add(ContainerState state, ZoneId zone, List<LocalDate> dates, List<Sum> sums) {
        List<StoredProfile> oldestFirst = state.profileHistory().stream()
                .sorted(Comparator.comparing(StoredProfile::at))
                .toList();
        int next = 0;
        StoredProfile newest = null;
        for (int i = 0; i < dates.size(); i++) {
            while (next < oldestFirst.size()
                    && !day(oldestFirst.get(next), zone).isAfter(dates.get(i))) {
                newest = oldestFirst.get(next++);
            }
            if (newest != null) {
                sums.get(i).add(newest, day(newest, zone).equals(dates.get(i)));
            }
        }
    }

    private static LocalDate day(StoredProfile profile, ZoneId zone) {
        return LocalDate.ofInstant(profile.at(), zone);
    }

    private static final class Sum {

        private int containers;
        private int profiled;
        private int partial;
        private long rows;
        private long bytes;
        private int bytesUnknown;

        private void add(StoredProfile profile, boolean today) {
            containers++;
            profiled += today ? 1 : 0;
            partial += profile.partial() == null ? 0 : 1;
            rows += profile.rows();
            Long size = profile.bytes();
            bytes += size == null ? 0 : size;
            bytesUnknown += size == null ? 1 : 0;
        }

        private DataVolume.Day on(LocalDate day) {
            return new DataVolume.Day(
                    day,
                    containers,
                    profiled,
                    partial,
                    containers == 0 ? null : rows,
                    containers == bytesUnknown ? null : bytes,
                    bytesUnknown);
        }
    }
}
