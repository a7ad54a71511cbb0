package io.plumbline.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The buckets of {@link GcsServer} and the requests that read them. */
final class GcsObjects {
    private static final Pattern TARGET =
            Pattern.compile("/(?:download/)?storage/v1/b/([^/?]+)(/o)?(?:/([^?]+))?(?:\\?(.*))?");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final int PAGE = 1000;

    private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();

    private record Stored(byte[] content, Instant updated) {}

    void createBucket(String bucket) {
        created(bucket);
    }

    void put(String bucket, String name, byte[] content) {
        created(bucket).put(name, new Stored(content, Instant.parse("2026-01-02T03:04:05Z")));
    }

    private NavigableMap<String, Stored> created(String bucket) {
        return buckets.computeIfAbsent(bucket, b -> new ConcurrentSkipListMap<>());
    }

    boolean exists(String bucket) {
        return buckets.containsKey(bucket);
    }

    static String bucket(String target) {
        Matcher matcher = TARGET.matcher(target);
        return matcher.matches() ? decoded(matcher.group(1)) : "";
    }

    GcsAnswer answer(String target, @Nullable String range) {
        Matcher matcher = TARGET.matcher(target);
        if (!matcher.matches()) {
            return GcsAnswer.error(404, "no such request");
        }
        String bucket = decoded(matcher.group(1));
        NavigableMap<String, Stored> objects = buckets.get(bucket);
        if (objects == null) {
            return GcsAnswer.error(404, "The specified bucket does not exist.");
        }
        Map<String, String> query = query(matcher.group(4));
        if (matcher.group(2) == null) {
            return GcsAnswer.json(
                    200,
                    "{\"kind\":\"storage#bucket\",\"id\":\"" + bucket + "\",\"name\":\"" + bucket
                            + "\",\"timeCreated\":\"2026-01-01T00:00:00Z\",\"updated\":\"2026-01-01T00:00:00Z\","
                            + "\"location\":\"US\",\"storageClass\":\"STANDARD\"}");
        }
        if (matcher.group(3) == null) {
            return GcsAnswer.json(200, list(bucket, objects, query));
        }
        String name = decoded(matcher.group(3));
        Stored stored = objects.get(name);
        if (stored == null) {
            return GcsAnswer.error(404, "No such object");
        }
        return "media".equals(query.get("alt"))
                ? media(stored, range)
                : GcsAnswer.json(200, described(bucket, name, stored));
    }

    private static GcsAnswer media(Stored stored, @Nullable String range) {
        byte[] all = stored.content;
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("x-goog-generation", "1");
        headers.put("x-goog-stored-content-length", String.valueOf(all.length));
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return new GcsAnswer(200, headers, all);
        }
        long from = Long.parseLong(asked.group(1));
        if (from >= all.length) {
            headers.put("Content-Range", "bytes */" + all.length);
            return new GcsAnswer(416, headers, new byte[0]);
        }
        long last =
                asked.group(2).isEmpty() ? all.length - 1 : Math.min(Long.parseLong(asked.group(2)), all.length - 1);
        headers.put("Content-Range", "bytes " + from + "-" + last + "/" + all.length);
        return new GcsAnswer(206, headers, Arrays.copyOfRange(all, (int) from, (int) last + 1));
    }

    private static String list(String bucket, NavigableMap<String, Stored> objects, Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        String after = query.getOrDefault("pageToken", "");
        int most = Math.min(PAGE, Integer.parseInt(query.getOrDefault("maxResults", String.valueOf(PAGE))));
        StringBuilder items = new StringBuilder();
        Set<String> prefixes = new LinkedHashSet<>();
        int count = 0;
        String last = "";
        String next = "";
        for (Map.Entry<String, Stored> object : objects.tailMap(prefix, true).entrySet()) {
            String name = object.getKey();
            if (!name.startsWith(prefix)) {
                break;
            }
            int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
            String entry = end < 0 ? name : name.substring(0, end + delimiter.length());
            if (entry.compareTo(after) <= 0 && !after.isEmpty() || end >= 0 && prefixes.contains(entry)) {
                continue;
            }
            if (count == most) {
                next = last;
                break;
            }
            if (end >= 0) {
                prefixes.add(entry);
            } else {
                items.append(items.isEmpty() ? "" : ",").append(described(bucket, name, object.getValue()));
            }
            count++;
            last = entry;
        }
        String folders = String.join(",", prefixes.stream().map(p -> quoted(p)).toList());
        return "{\"kind\":\"storage#objects\",\"items\":[" + items + "],\"prefixes\":[" + folders + "]"
                + (next.isEmpty() ? "" : ",\"nextPageToken\":" + quoted(next)) + "}";
    }

    private static String described(String bucket, String name, Stored stored) {
        return "{\"kind\":\"storage#object\",\"id\":" + quoted(bucket + "/" + name + "/1") + ",\"name\":" + quoted(name)
                + ",\"bucket\":" + quoted(bucket) + ",\"generation\":\"1\",\"metageneration\":\"1\",\"size\":\""
                + stored.content.length
                + "\",\"contentType\":\"application/octet-stream\",\"storageClass\":\"STANDARD\",\"etag\":\"e1\","
                + "\"timeCreated\":\"" + stored.updated + "\",\"updated\":\"" + stored.updated + "\"}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
