package io.plumbline.systemtests.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.testkit.FreshNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody with a browser of their own, who notes whatever goes wrong on the way: errors and warnings on the console, exceptions,
 * requests to any other host.
 */
final class Visitor implements AutoCloseable {
    static final Path PICTURES = Path.of("target", "screenshots");

    private static final Logger log = LoggerFactory.getLogger(Visitor.class);
    private static final double PATIENCE_MILLIS = 30_000;

    private final URI address;
    private final BrowserContext context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    /** What a test brings about on purpose and must not be blamed for. */
    private final List<String> expected = new CopyOnWriteArrayList<>();

    private boolean judged;

    private Visitor(URI address, BrowserContext context) {
        this.address = address;
        this.context = context;
        context.onPage(this::watch);
    }

    static Visitor with(Browser browser, URI address, int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Visitor(address, context);
    }

    static Visitor onDesktop(Browser browser, URI address) {
        return with(browser, address, 1280, 860, ColorScheme.LIGHT);
    }

    private void watch(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complain(page.url() + ": console " + message.type() + ": " + message.text() + " (" + message.location()
                        + ")");
            }
        });
        page.onPageError(error -> complain(page.url() + ": " + error));
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(address.toString()) && !url.startsWith("data:") && !url.startsWith("blob:")) {
                complain(page.url() + ": asked another host: " + url);
            }
        });
    }

    private void complain(String text) {
        if (expected.stream().noneMatch(text::contains)) {
            complaints.add(text);
        }
    }

    /** Lets pass what contains this text, from now on. */
    void expect(String text) {
        expected.add(text);
    }

    Page newPage() {
        return context.newPage();
    }

    /** A page that is signed in, as by the link that the platform prints. */
    Page signIn(String token) {
        Page page = newPage();
        page.navigate(address + "/#token=" + token);
        page.waitForURL("**/datastores*");
        return page;
    }

    /** What keeps the visitor signed in. */
    List<Cookie> cookies() {
        return context.cookies();
    }

    /** A page, empty as yet, of somebody who has signed in before and still is. */
    Page comeBack(List<Cookie> cookies) {
        context.addCookies(cookies);
        return newPage();
    }

    /** Puts a mark on the page that only a reload takes away. */
    static void mark(Page page) {
        page.evaluate("() => { window.notReloaded = true; }");
    }

    static void assertNotReloaded(Page page) {
        assertThat(page.evaluate("() => window.notReloaded === true"))
                .as("the page is the one that was opened, without a reload")
                .isEqualTo(true);
    }

    /** Opens a path of the UI and waits until it has its heading and nothing is being loaded. */
    void open(Page page, String path) {
        page.navigate(address + path);
        page.locator("main h1").first().waitFor();
        settle(page);
    }

    /** Waits until skeletons are gone. */
    void settle(Page page) {
        page.waitForFunction("() => !document.querySelector('[aria-busy=\"true\"], .mantine-Skeleton-root')");
    }

    /** Keeps a picture among the build's results. */
    void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /**
     * Fails with what axe finds by the rules of WCAG 2.2 up to level AA.
     *
     * @param but rules that don't count here: a menu hangs beside the page's regions, for one
     */
    static void assertAccessible(Page page, String name, String... but) {
        List<String> found = new AxeBuilder(page)
                        // No frames to gather from, and so no second page that puts their findings together.
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> !List.of(but).contains(rule.getId()))
                        .map(rule -> name + ": " + rule.getId() + ": " + rule.getHelp() + ": "
                                + rule.getNodes().stream()
                                        .limit(4)
                                        .map(node -> node.getTarget() + " " + node.getHtml() + " "
                                                + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(found).isEmpty();
    }

    /** Fails when the page is wider than its window. */
    static void assertFits(Page page, String name) {
        Object beyond =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) beyond).intValue())
                .as("%s: pixels beyond the window", name)
                .isLessThanOrEqualTo(0);
    }

    void assertNothingWentWrong() {
        judged = true;
        assertThat(complaints).isEmpty();
    }

    /** Of a test that failed before it could judge, what went wrong until then is told, with a picture of each page. */
    @Override
    public void close() {
        if (!judged) {
            log.warn("Unfinished visit to {}; noted until then: {}", address, complaints);
            context.pages().forEach(page -> picture(page, "unfinished/" + FreshNames.of("page")));
        }
        context.close();
    }
}
