package org.everspring.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What of a page somebody cannot read or reach, as axe-core finds it. */
public final class Axe {

    private static final String SCRIPT = read();

    /** The rules of WCAG 2.1, levels A and AA, and what axe-core holds for best practice. */
    private static final String SERIOUS = """
            async within => {
              const { violations } = await axe.run(within ? { include: [within] } : document, { resultTypes: ['violations'] });
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`));
            }""";

    private Axe() {}

    private static String read() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The serious findings of the page as it is shown now, each with its element; none where all is well. */
    public static List<String> serious(Page page) {
        return serious(page, null);
    }

    /** @param within only of what is below this selector; null for the whole page */
    @SuppressWarnings("unchecked")
    public static List<String> serious(Page page, String within) {
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate(SERIOUS, within);
    }
}
