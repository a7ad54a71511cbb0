package io.plumbline.systemtests.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** Hands that never touch the mouse: goes by Tab from where the focus is, and looks each time whether it can be seen. */
final class Keyboard {
    private static final int MOST_TABS = 120;
    private static final int MOST_STEPS = 8;

    /** An outline, or a border that is another with the focus than without it, as fields have. */
    private static final String SEEN = """
            () => {
              const element = document.activeElement;
              if (element === document.body) {
                // Beyond the last one the browser begins anew.
                return '';
              }
              const drawn = (each) => {
                const style = getComputedStyle(each);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              };
              const box = element.getBoundingClientRect();
              const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              // Switches and radios draw the ring of a hidden input beside it.
              const near = [element, element.nextElementSibling, element.parentElement].filter(Boolean);
              if (shown && near.some(drawn)) {
                return '';
              }
              // Fields, or what surrounds them, fade their border over; a copy beside shows how it looks without the focus.
              const look = (each) => getComputedStyle(each).borderColor + getComputedStyle(each).boxShadow;
              const differs = (each) => {
                const twin = each.cloneNode(true);
                const { transition } = each.style;
                each.style.transition = twin.style.transition = 'none';
                each.parentElement.append(twin);
                const found = look(each) !== look(twin);
                twin.remove();
                each.style.transition = transition;
                return found;
              };
              const around = element.parentElement?.parentElement;
              const fields = element.matches('input, textarea, select')
                ? [element, element.parentElement, around, around?.parentElement].filter(Boolean)
                : [];
              if (shown && fields.some(differs)) {
                return '';
              }
              return (shown ? 'not drawn: ' : 'outside of the window: ') + element.outerHTML.slice(0, 300);
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Goes forward until this has the focus. */
    void tabTo(Locator wanted) {
        wanted.first().waitFor();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            press("Tab");
            if (hasFocus(wanted)) {
                assertSeen();
                return;
            }
            assertSeen();
        }
        throw new AssertionError(
                "Not reached with " + MOST_TABS + " Tabs: " + wanted + "; the focus is on " + focused());
    }

    /** Goes down a menu until this has the focus. */
    void downTo(Locator wanted) {
        for (int steps = 0; steps < MOST_STEPS && !hasFocus(wanted); steps++) {
            press("ArrowDown");
        }
        assertThat(hasFocus(wanted)).as("reached by the arrow key: %s", wanted).isTrue();
    }

    void follow(Locator wanted) {
        tabTo(wanted);
        press("Enter");
    }

    void assertSeen() {
        assertThat(page.evaluate(SEEN)).as("where the focus can't be seen").isEqualTo("");
    }

    private static boolean hasFocus(Locator wanted) {
        return (boolean) wanted.first().evaluate("element => element === document.activeElement");
    }

    private Object focused() {
        return page.evaluate("() => document.activeElement.outerHTML.slice(0, 300)");
    }
}
