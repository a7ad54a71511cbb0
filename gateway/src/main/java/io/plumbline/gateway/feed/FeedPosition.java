package io.plumbline.gateway.feed;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a stream has been read: the last offset seen of each partition. Written {@code 0:15,1:7}; {@code -} if nothing
 * was ever seen.
 */
public record FeedPosition(SortedMap<Integer, Long> offsets) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,4}:\\d{1,18})(,\\d{1,4}:\\d{1,18}){0,1023}");
    private static final String NOTHING = "-";

    public FeedPosition {
        offsets = new TreeMap<>(offsets);
    }

    public static FeedPosition of(Map<Integer, Long> offsets) {
        return new FeedPosition(new TreeMap<>(offsets));
    }

    /** The position of this text. Empty if the text isn't one. */
    public static Optional<FeedPosition> parse(String text) {
        if (text.equals(NOTHING)) {
            return Optional.of(of(Map.of()));
        }
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            offsets.put(Integer.parseInt(part, 0, colon, 10), Long.parseLong(part, colon + 1, part.length(), 10));
        }
        return Optional.of(new FeedPosition(offsets));
    }

    /** The last offset seen of a partition; -1 if none was. */
    public long of(int partition) {
        return offsets.getOrDefault(partition, -1L);
    }

    @Override
    public String toString() {
        if (offsets.isEmpty()) {
            return NOTHING;
        }
        return offsets.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
