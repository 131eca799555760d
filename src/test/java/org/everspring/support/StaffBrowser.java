package org.everspring.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;

/**
 * One person at a browser. What goes wrong behind the page counts as well: an error of a script, and an answer of 400 and more
 * that the test does not expect.
 */
public final class StaffBrowser {

    private static final String PASSWORD = "EverSpring-2023";

    /** Tells of each message of Tasklist's corner as soon as it stands there: on a busy machine it may be gone when asked for. */
    private static final String WATCH_MESSAGES = """
            new MutationObserver(() => document.querySelectorAll('.notifications .alert:not([data-told])').forEach(alert => {
              if (alert.innerText.trim()) {
                alert.setAttribute('data-told', '');
                window.tellTest(alert.innerText.trim());
              }
            })).observe(document, { childList: true, subtree: true, characterData: true });
            """;

    /** Nothing has changed in the form for longer than form-js waits after a letter (300 ms). */
    private static final String AT_REST = """
            () => new Promise(rest => {
              const later = () => setTimeout(rest, 400);
              let timer = later();
              new MutationObserver(() => {
                clearTimeout(timer);
                timer = later();
              }).observe(document.querySelector('.fjs-form'), { childList: true, subtree: true, attributes: true, characterData: true });
            })
            """;

    /** On a busy machine; what an assertion waits for may take as long as what a click waits for. */
    private static final int PATIENCE_MILLIS = 20_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final String server;
    private final BrowserContext context;
    private final String userId;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();
    private final List<String> messages = new ArrayList<>();

    StaffBrowser(String server, BrowserContext context, String userId) {
        this.server = server;
        this.context = context;
        this.userId = userId;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(error -> faults.add(userId + ": " + error));
        page.onResponse(this::watch);
        page.exposeFunction("tellTest", said -> messages.add((String) said[0]));
        page.addInitScript(WATCH_MESSAGES);
    }

    private void watch(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status()) && !asksWhetherTheTaskIsGone(response)) {
            faults.add(
                    userId + ": " + response.status() + " " + response.request().method() + " " + response.url());
        }
    }

    /** Tasklist asks so from time to time for the task that it shows, which somebody else may have finished. */
    private static boolean asksWhetherTheTaskIsGone(Response response) {
        return response.status() == 404
                && response.request().method().equals("GET")
                && response.url().matches(".*/task/[^/]+");
    }

    String userId() {
        return userId;
    }

    List<String> faults() {
        return faults;
    }

    /** From now on the server may answer so. */
    public StaffBrowser expect(int status) {
        expected.add(status);
        return this;
    }

    /** What the words here do not say. */
    public Page page() {
        return page;
    }

    void signIn() {
        open("/login");
        page.getByLabel("账号").fill(userId);
        page.getByLabel("口令").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/login"));
    }

    /** Opens a page by its path, as by a link in a mail. */
    public StaffBrowser open(String path) {
        page.navigate(path);
        return this;
    }

    /**
     * Opens the task in Tasklist by its link, which claims it where nobody has, and waits until its form can be filled in; that
     * of a colleague's task stays grey.
     */
    public StaffBrowser openTask(Task task) {
        openAt(task);
        Locator holder = holder().getByText(Pattern.compile("由.+办理"));
        holder.waitFor();
        form().waitFor();
        if (holder.innerText().contains("由我办理")) {
            page.locator(".disabled-form")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        return this;
    }

    /** Where the bar above a task says who has claimed it. */
    public Locator holder() {
        return page.locator(".everspring-holder");
    }

    /** Opens the task in Tasklist by its link and gives it back: its form is grey until the task is claimed. */
    public StaffBrowser openTaskUnclaimed(Task task) {
        openTask(task);
        holder().getByText("取消领办").click();
        holder().getByText("领办", new Locator.GetByTextOptions().setExact(true)).waitFor();
        page.locator(".disabled-form").waitFor();
        return this;
    }

    private void openAt(Task task) {
        // Another task of the same address would only change what stands behind the #.
        page.navigate("about:blank");
        open("/camunda/app/tasklist/default/#/?task=" + task.getId());
    }

    /** Opens the form that starts a process from Tasklist's 发起流程. */
    public StaffBrowser openStartForm(String processName) {
        page.navigate("about:blank");
        open("/camunda/app/tasklist/default/");
        page.locator(".start-process-action a").first().click();
        page.locator(".modal-body a")
                .filter(new Locator.FilterOptions().setHasText(exactly(processName)))
                .first()
                .click();
        form().waitFor();
        return this;
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^\\s*" + escaped(text) + "\\s*$");
    }

    /** The browser reads the pattern, and knows no quoting of whole texts. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\^$.*+?()\\[\\]{}|]", "\\\\$0");
    }

    /** The form of the task or process that is open. */
    public Locator form() {
        return page.locator(".fjs-form");
    }

    /** The field of that label, as a whole, with its label, its description and its error; a repeated one by its row. */
    public Locator field(String label) {
        return form().locator(".fjs-form-field:not(:has(.fjs-form-field))")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".fjs-form-field-label")
                                .filter(new Locator.FilterOptions()
                                        .setHasText(Pattern.compile("^\\s*" + escaped(label) + "\\s*\\*?\\s*$")))));
    }

    /** Types into the field of that label, or the first of them, over what stood there. */
    public StaffBrowser fill(String label, String text) {
        return fill(field(label).first(), text);
    }

    /** Types into a field of {@link #field}; dates as the field shows them. */
    public StaffBrowser fill(Locator field, String text) {
        Locator input = field.locator("input, textarea").first();
        input.fill(text);
        input.blur();
        // A form that is being drawn anew for the field before takes a whole text back at once; people see it, and type
        // again.
        if (input.inputValue().isEmpty()) {
            input.fill(text);
            input.blur();
        }
        return this;
    }

    /** Chooses one of the options, which may stand in a list, beside radio buttons or beside boxes. */
    public StaffBrowser choose(String label, String option) {
        return choose(field(label).first(), option);
    }

    public StaffBrowser choose(Locator field, String option) {
        Locator button =
                field.locator("label:has(input)").filter(new Locator.FilterOptions().setHasText(exactly(option)));
        if (button.count() > 0) {
            button.first().click();
            return this;
        }
        // A list opens as soon as its field is focused, and closes when it is pressed then.
        if (field.locator(".fjs-dropdownlist").count() == 0) {
            field.locator(".fjs-input-group, .fjs-taglist").first().click();
        }
        field.locator(".fjs-dropdownlist-item, .fjs-taglist-anchor .fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(exactly(option)))
                .first()
                .click();
        return this;
    }

    /** Presses the button of the form, 提交报送. */
    public StaffBrowser press(String button) {
        atRest();
        messages.clear();
        form().locator("button")
                .filter(new Locator.FilterOptions().setHasText(exactly(button)))
                .first()
                .click();
        return this;
    }

    /**
     * form-js draws a form anew some time after the last letter, and not at once on a busy machine: a button that moves between
     * the press and the release is not pressed, and nothing is sent. People see it, and press again.
     */
    private void atRest() {
        page.evaluate(AT_REST);
    }

    /** Presses the button of the form and waits until the server has taken what was typed and the form is gone. */
    public StaffBrowser submit(String button) {
        press(button);
        form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** What the field holds, letter for letter. */
    public String value(String label) {
        return field(label).first().locator("input, textarea").first().inputValue();
    }

    /** What the form says at the field, or nothing. */
    public String error(String label) {
        Locator error = field(label).first().locator(".fjs-form-field-error");
        return error.count() == 0 ? "" : error.first().innerText().strip();
    }

    /** Waits for what Tasklist says in its corner to the last press of a button, success or refusal. */
    public String message() {
        try {
            page.waitForCondition(() -> !messages.isEmpty());
        } catch (TimeoutError nothingSaid) {
            throw new AssertionError("Nothing was said; the form: " + form().innerText(), nothingSaid);
        }
        return messages.get(messages.size() - 1);
    }

    /** The small screen of a phone, from now on. */
    public StaffBrowser onPhone() {
        page.setViewportSize(390, 844);
        return this;
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** For the next, unless this one may be the reason of a failure. */
    void close(boolean failed) {
        if (failed) {
            Chromium.close(context);
        } else {
            Chromium.giveBack(context, server);
        }
    }
}
