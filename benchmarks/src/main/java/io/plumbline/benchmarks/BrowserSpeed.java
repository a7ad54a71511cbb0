package io.plumbline.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * Times the web UI of a running Plumbline in this machine's Chromium, with {@value BrowserFixture#DATASTORES} datastores, {@value BrowserFixture#CONTAINERS}
 * containers in one and {@value BrowserFixture#FIELDS} fields in a container: the first load, changes of route, first rows, frames while a list is
 * scrolled, and the memory that is left after minutes of use.
 *
 * <p>Usage: {@code BrowserSpeed BASE_URI TOKEN ROOT DIRECTORY [MINUTES]}, as for {@link PlatformProfile}. What is there from an
 * earlier run is used again.
 */
public final class BrowserSpeed {
    private static final int ROUNDS = 5;
    private static final int SCROLLS = 120;
    private static final String ROW = "main tbody tr[data-index] td a";

    private static final double LATE_FRAME = 0.05;
    private static final List<String> NAVIGATION =
            List.of("Explore", "Checks", "Activity", "Connections", "Settings", "Datastores");
    private static final String CHANGE_ROUTE = "name => new Promise((done, failed) => {"
            + " const links = [...document.querySelectorAll('nav a')];"
            + " const shown = () => document.querySelector('main h1')?.textContent === name;"
            + " const begin = performance.now();"
            + " const look = () => shown() ? done(performance.now() - begin)"
            + "   : performance.now() - begin > 30000 ? failed(new Error('no heading ' + name)) : requestAnimationFrame(look);"
            + " links.find(link => link.textContent.trim() === name).click();"
            + " requestAnimationFrame(look); })";
    private static final String RECORD_FRAMES =
            "() => { const t = []; let last = performance.now(); window.frames_ = t;"
                    + " const next = (now) => { t.push(now - last); last = now; requestAnimationFrame(next); };"
                    + " requestAnimationFrame(next); }";

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
        BrowserFixture fixture = new BrowserFixture(platform, directory);
        String wide = fixture.wide();
        String many = fixture.many();
        fixture.manyDatastores();
        String container = platform.find("/api/v1/datastores/" + wide + "/containers")
                .at("/items/0/id")
                .asString();
        tellLoad();
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
            tell("changes of route", routes(page, ROUNDS));
            for (String list : lists.subList(0, 3)) {
                frames(page, list);
            }
            memory(page, lists, minutes);
            tellLoad();
        }
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

    /** Through the navigation; the page itself takes the time from the click to the heading of what it leads to. */
    private List<Double> routes(Page page, int rounds) {
        List<Double> seconds = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            for (String name : NAVIGATION) {
                double taken = ((Number) page.evaluate(CHANGE_ROUTE, name)).doubleValue();
                if (round >= 0) {
                    seconds.add(taken / 1e3);
                }
            }
        }
        return seconds;
    }

    private void frames(Page page, String path) {
        page.navigate(platform.base() + path);
        page.locator(ROW).first().hover();
        page.evaluate(RECORD_FRAMES);
        scroll(page, SCROLLS);
        List<Double> times = new ArrayList<>();
        for (Object time : (List<?>) page.evaluate("() => window.frames_")) {
            times.add(((Number) time).doubleValue() / 1e3);
        }
        long late = times.stream().filter(t -> t > LATE_FRAME).count();
        tell("frames while scrolling " + path + " (" + late + " took more than 50 ms)", times);
    }

    private static void scroll(Page page, int steps) {
        for (int i = 0; i < steps; i++) {
            page.mouse().wheel(0, 400);
            page.waitForTimeout(16);
        }
    }

    /** After a full collection, each minute, while one goes round without ever loading the page anew. */
    private void memory(Page page, List<String> lists, int minutes) {
        page.navigate(platform.base() + "/datastores");
        for (int minute = 0; minute <= minutes; minute++) {
            System.out.printf(Locale.ROOT, "memory of the page after %d minutes: %s%n", minute, held(page));
            long end = System.nanoTime() + (minute < minutes ? 60_000_000_000L : 0);
            while (System.nanoTime() < end) {
                for (String list : lists) {
                    page.evaluate("path => history.pushState({}, '', path)", list);
                    page.locator(ROW).first().hover();
                    scroll(page, 20);
                }
                routes(page, 0);
            }
        }
    }

    private static String held(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("HeapProfiler.collectGarbage");
        session.send("Performance.enable");
        JsonObject answer = session.send("Performance.getMetrics");
        session.detach();
        Map<String, Double> metrics = new HashMap<>();
        for (JsonElement metric : answer.getAsJsonArray("metrics")) {
            JsonObject of = metric.getAsJsonObject();
            metrics.put(of.get("name").getAsString(), of.get("value").getAsDouble());
        }
        return String.format(
                Locale.ROOT,
                "%.1f MB, %.0f nodes, %.0f listeners",
                told(metrics, "JSHeapUsedSize") / 1e6,
                told(metrics, "Nodes"),
                told(metrics, "JSEventListeners"));
    }

    private static double told(Map<String, Double> metrics, String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalStateException("the browser tells no " + name);
        }
        return value;
    }

    /** What else the machine does says how much a time is worth. */
    private static void tellLoad() {
        System.out.printf(
                Locale.ROOT,
                "load of the machine: %.1f on %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
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
