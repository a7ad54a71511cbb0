package io.plumbline.systemtests.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;

/**
 * A value as a page shows it.
 *
 * @param text what is read
 * @param full what hovering tells, otherwise the same
 */
record Shown(String text, String full) {

    private static final String READ = """
            const shown = (element) => {
              const inner = element.querySelector('[title]:not(:has([title]))') ?? (element.matches('[title]') ? element : null);
              const text = (element.textContent ?? '').trim();
              return [text, inner ? inner.getAttribute('title') : text];
            };
            """;

    static Shown of(Locator element) {
        return read((List<?>) element.evaluate("(element) => {" + READ + " return shown(element); }"));
    }

    /** Of a list of definitions: what stands under each name, the notes after the value too. */
    static Map<String, List<Shown>> ofList(Locator list) {
        List<?> entries = (List<?>) list.evaluate("(list) => {" + READ + """
                return [...list.querySelectorAll('dt')].map((name) =>
                  [name.textContent, [...name.parentElement.querySelectorAll('dd')].map(shown)]);
                }""");
        Map<String, List<Shown>> found = new LinkedHashMap<>();
        for (Object entry : entries) {
            List<?> pair = (List<?>) entry;
            found.put((String) pair.get(0), all((List<?>) pair.get(1)));
        }
        return found;
    }

    /** What stands under this name. */
    static Locator inList(Locator list, String name) {
        return list.locator("div")
                .filter(new Locator.FilterOptions()
                        .setHas(list.page()
                                .locator("dt")
                                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")))))
                .locator("dd")
                .first();
    }

    /** The cells of each row that is drawn. */
    static List<List<Shown>> ofRows(Locator table) {
        List<?> rows = (List<?>) table.evaluate("(table) => {" + READ + """
                return [...table.querySelectorAll('tr[data-index]')].map((row) => [...row.children].map(shown));
                }""");
        return rows.stream().map(row -> all((List<?>) row)).toList();
    }

    /** Whether there is a dash, with its reason, in the place of a value. */
    boolean absent() {
        return text.endsWith("–");
    }

    private static List<Shown> all(List<?> pairs) {
        List<Shown> found = new ArrayList<>();
        pairs.forEach(pair -> found.add(read((List<?>) pair)));
        return found;
    }

    private static Shown read(List<?> pair) {
        return new Shown((String) pair.get(0), (String) pair.get(1));
    }
}
