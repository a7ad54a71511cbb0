package io.plumbline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * Times the web UI of a running Plumbline in this machine's Chromium, with {@value #DATASTORES} datastores, {@value #CONTAINERS}
 * containers in one and {@value #FIELDS} fields in a container: the first load, changes of route, first rows, frames while a list is
 * scrolled, and the memory that is left after minutes of use.
 *
 * <p>Usage: {@code BrowserSpeed BASE_URI TOKEN ROOT DIRECTORY [MINUTES]}, as for {@link PlatformProfile}. What is there from an
 * earlier run is used again.
 */
public final class BrowserSpeed {
    private static final int DATASTORES = 1_000;
    private static final int CONTAINERS = 30_000;
    private static final int FIELDS = 5_000;
    private static final int ROUNDS = 5;
    private static final int SCROLLS = 120;
    private static final String ROW = "main tbody tr[data-index] td a";

    private final RunningPlatform platform;
    private final Browser browser;

    private BrowserSpeed(RunningPlatform platform, Browser browser) {
        this.platform = platform;
        this.browser = browser;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 4) {
            System.err.println("usage: BrowserSpeed BASE_URI TOKEN ROOT DIRECTORY [MINUTES]");
            System.exit(2);
        }
        RunningPlatform platform = RunningPlatform.at(arguments[0], arguments[1], arguments[2]);
        int minutes = Math.min(30, arguments.length > 4 ? Integer.parseInt(arguments[4]) : 10);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            new BrowserSpeed(platform, browser).run(Path.of(arguments[3]), minutes);
        }
    }

    private void run(Path directory, int minutes) throws IOException, InterruptedException {
        String wide = wide(directory);
        String many = many(directory);
        manyDatastores(directory);
        String container = platform.find("/api/v1/datastores/" + wide + "/containers")
                .at("/items/0/id")
                .asString();
        tell("first load, from the link to the first row", firstLoads());
        try (BrowserContext context = signedIn()) {
            Page page = context.pages().get(0);
            List<String> lists = List.of(
                    "/datastores?view=table",
                    "/datastores/" + many + "/containers",
                    "/containers/" + container,
                    "/explore",
                    "/checks");
            for (String list : lists) {
                tell("first row of " + list, firstRows(page, list));
            }
            tell("changes of route", routes(page));
            for (String list : lists.subList(0, 3)) {
                frames(page, list);
            }
            memory(page, lists, minutes);
        }
    }

    private String wide(Path directory) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("ui-wide"));
        String header = IntStream.range(0, FIELDS).mapToObj(i -> "field_" + i).collect(Collectors.joining(","));
        String line = IntStream.range(0, FIELDS).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Files.write(folder.resolve("wide.csv"), List.of(header, line, line, line));
        return existing("ui wide", folder, Map.of("profileAfterCatalog", true), "PROFILE");
    }

    private String many(Path directory) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("ui-many"));
        for (int i = 0; i < CONTAINERS; i++) {
            Path file = folder.resolve(letters(i) + ".csv");
            if (!Files.exists(file)) {
                Files.writeString(file, "id,name\n1,one\n");
            }
        }
        return existing("ui many", folder, Map.of(), "CATALOG");
    }

    private void manyDatastores(Path directory) throws IOException, InterruptedException {
        int there = platform.find("/api/v1/datastores?size=1").path("total").asInt();
        Path folder = Files.createDirectories(directory.resolve("ui-none"));
        for (int i = there; i < DATASTORES; i++) {
            platform.register("ui datastore " + i, folder, Map.of("initiateCatalog", false));
        }
    }

    private String existing(String name, Path folder, Map<String, Object> more, String until)
            throws IOException, InterruptedException {
        for (var datastore : platform.find("/api/v1/datastores?search=" + name.replace(" ", "%20"))
                .path("items")) {
            if (datastore.path("name").asString().equals(name)) {
                return datastore.path("id").asString();
            }
        }
        String datastore = platform.register(name, folder, more);
        platform.awaitEnd(datastore, until);
        return datastore;
    }

    /** Of letters alone, so that no files are taken for the parts of one container. */
    private static String letters(int number) {
        StringBuilder word = new StringBuilder("t");
        for (int i = 0, rest = number; i < 4; i++, rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    private List<Double> firstLoads() {
        List<Double> seconds = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            signedIn().close();
            if (round >= 0) {
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
        }
        return seconds;
    }

    /** A context with nothing in its cache, whose page has come from the link to the list of datastores. */
    private BrowserContext signedIn() {
        BrowserContext context = browser.newContext();
        Page page = context.newPage();
        page.navigate(platform.base() + "/#token=" + platform.token());
        page.locator("main a[href^='/datastores/ds_']").first().waitFor();
        return context;
    }

    private List<Double> firstRows(Page page, String path) {
        List<Double> seconds = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            page.navigate(platform.base() + path);
            page.locator(ROW).first().waitFor();
            if (round >= 0) {
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
        }
        return seconds;
    }

    /** Through the navigation, all of whose pages have been there once. */
    private List<Double> routes(Page page) {
        List<String> names = List.of("Explore", "Checks", "Activity", "Connections", "Settings", "Datastores");
        List<Double> seconds = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            for (String name : names) {
                Locator link = page.locator("nav a")
                        .filter(new Locator.FilterOptions().setHasText(name))
                        .first();
                long begin = System.nanoTime();
                link.click();
                page.locator("main h1")
                        .filter(new Locator.FilterOptions().setHasText(name))
                        .waitFor();
                if (round >= 0) {
                    seconds.add((System.nanoTime() - begin) / 1e9);
                }
            }
        }
        return seconds;
    }

    private void frames(Page page, String path) {
        page.navigate(platform.base() + path);
        page.locator(ROW).first().hover();
        page.evaluate("() => { const t = []; let last = performance.now(); window.frames_ = t;"
                + " const next = (now) => { t.push(now - last); last = now; requestAnimationFrame(next); };"
                + " requestAnimationFrame(next); }");
        for (int i = 0; i < SCROLLS; i++) {
            page.mouse().wheel(0, 400);
            page.waitForTimeout(16);
        }
        List<Double> times = new ArrayList<>();
        for (Object time : (List<?>) page.evaluate("() => window.frames_")) {
            times.add(((Number) time).doubleValue() / 1e3);
        }
        tell("frames while scrolling " + path, times);
    }

    /** The heap of the page after a full collection, before and after minutes of going round. */
    private void memory(Page page, List<String> lists, int minutes) {
        page.navigate(platform.base() + "/datastores");
        double before = heap(page);
        long end = System.nanoTime() + minutes * 60_000_000_000L;
        int rounds = 0;
        while (System.nanoTime() < end) {
            routes(page);
            rounds++;
        }
        System.out.printf(
                Locale.ROOT,
                "memory of the page: %.1f MB, after %d minutes and %d rounds through %d pages %.1f MB%n",
                before / 1e6,
                minutes,
                rounds,
                lists.size() + 1,
                heap(page) / 1e6);
    }

    private static double heap(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("HeapProfiler.collectGarbage");
        session.send("Performance.enable");
        JsonObject metrics = session.send("Performance.getMetrics");
        session.detach();
        for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("JSHeapUsedSize")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("the browser tells no JSHeapUsedSize");
    }

    private static void tell(String what, List<Double> seconds) {
        Collections.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.0f ms, p95 %.0f ms, max %.0f ms of %d%n",
                what,
                seconds.get(seconds.size() / 2) * 1e3,
                seconds.get(seconds.size() * 95 / 100) * 1e3,
                seconds.get(seconds.size() - 1) * 1e3,
                seconds.size());
    }
}
