package org.everspring.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Who sits at a browser in one test. */
public final class StaffBrowsers {

    private static final Path PICTURES = Path.of("target", "browser");

    private final String server;
    private final List<StaffBrowser> open = new ArrayList<>();

    StaffBrowsers(Environment environment) {
        this.server = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    /** Signs the person in on the page that staff use, in a browser of their own. */
    public StaffBrowser signIn(String userId) {
        return signIn(userId, Chromium.fresh(server));
    }

    /** The same, in a browser that keeps no script and no style of this server yet. */
    public StaffBrowser signInForTheFirstTime(String userId) {
        return signIn(userId, Chromium.untouched(server));
    }

    private StaffBrowser signIn(String userId, BrowserContext context) {
        StaffBrowser browser = new StaffBrowser(server, context, userId);
        open.add(browser);
        browser.signIn();
        return browser;
    }

    /** After a failure only takes pictures and prints the rest, so that the failure itself is what one reads. */
    void close(String test, boolean failed) {
        List<String> faults =
                open.stream().map(StaffBrowser::faults).flatMap(List::stream).toList();
        boolean ill = failed || !faults.isEmpty();
        for (StaffBrowser browser : open) {
            if (ill) {
                browser.picture(PICTURES.resolve(test + "-" + browser.userId() + ".png"));
            }
            browser.close(ill);
        }
        if (failed) {
            faults.forEach(fault -> System.out.println(test + ": " + fault));
        } else {
            assertThat(faults).as("what went wrong in the browser").isEmpty();
        }
    }
}
