package io.plumbline.catalog.leaks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process holds, seen from outside: by {@code /proc}, its folder for temporary files, and the JVM's own histogram of what is
 * reachable after a collection.
 *
 * @param threads their names, cut to 15 characters
 * @param sockets descriptors
 * @param remotePorts of its TCP connections, whatever their state
 * @param files descriptors of files and pipes
 * @param temporary paths of all files below its folder for them
 * @param instances reachable objects by class
 * @param heapBytes of all reachable objects
 */
record Holdings(
        List<String> threads,
        int sockets,
        List<Integer> remotePorts,
        List<String> files,
        Set<String> temporary,
        Map<String, Long> instances,
        long heapBytes) {

    static Holdings of(long pid, Path temporaryFolder) throws IOException, InterruptedException {
        Path process = Path.of("/proc", Long.toString(pid));
        Map<String, Long> instances = new HashMap<>();
        long heap = histogram(pid, instances);
        List<String> descriptors = new ArrayList<>();
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            for (Path descriptor : open.toList()) {
                target(descriptor, descriptors);
            }
        }
        Set<String> sockets = descriptors.stream()
                .filter(d -> d.startsWith("socket:["))
                .map(d -> d.substring("socket:[".length(), d.length() - 1))
                .collect(Collectors.toSet());
        return new Holdings(
                threads(process),
                sockets.size(),
                remotePorts(process, sockets),
                descriptors.stream()
                        .filter(d -> !d.startsWith("socket:"))
                        .sorted()
                        .toList(),
                below(temporaryFolder),
                instances,
                heap);
    }

    private static void target(Path descriptor, List<String> into) throws IOException {
        try {
            into.add(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException closedMeanwhile) {
            // It isn't held any more.
        }
    }

    private static List<String> threads(Path process) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
            for (Path task : tasks.toList()) {
                try {
                    names.add(Files.readString(task.resolve("comm")).strip());
                } catch (IOException endedMeanwhile) {
                    // It isn't there any more.
                }
            }
        }
        names.sort(null);
        return names;
    }

    /** Columns of {@code /proc/net/tcp}: 2 is the remote address and port in hexadecimal digits, 9 the socket's number. */
    private static List<Integer> remotePorts(Path process, Set<String> sockets) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9 && sockets.contains(columns[9])) {
                    ports.add(Integer.parseInt(columns[2].substring(columns[2].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static Set<String> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Lines are such as {@code 12: 345 67890 java.lang.String (java.base@17)}, the last one {@code Total 345 67890}. */
    private static long histogram(long pid, Map<String, Long> instances) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd: " + output);
        }
        long total = -1;
        for (String line : output.lines().toList()) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns[0].equals("Total")) {
                total = Long.parseLong(columns[2]);
            } else if (columns[0].endsWith(":") && columns.length >= 4 && !columns[0].startsWith(Long.toString(pid))) {
                instances.merge(columns[3], Long.parseLong(columns[1]), Long::sum);
            }
        }
        if (total < 0) {
            throw new IOException("jcmd: " + output + " (expected: a histogram)");
        }
        return total;
    }

    long instancesOf(String className) {
        return instances.getOrDefault(className, 0L);
    }

    /** For a failure: what there is more of than before, the most first. */
    String grownSince(Holdings before) {
        return instances.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), e.getValue() - before.instancesOf(e.getKey())))
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(25)
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }
}
