package org.everspring.support;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The machine's own Chromium, one for all tests of this JVM, started by the first; Playwright's driver ends it with the process. */
final class Chromium {

    static final Path EXECUTABLE =
            Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Chromium now and then does not answer, and Playwright waits for some answers for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "chromium-patience");
        thread.setDaemon(true);
        return thread;
    });

    /** By server, those that nobody uses: they have its scripts and styles already, and nothing of who was here before. */
    private static final Map<String, Deque<BrowserContext>> IDLE = new HashMap<>();

    private static Playwright playwright;
    private static Browser browser;

    private Chromium() {}

    /** Of JUnit's stores none outlives a class: Surefire runs each by itself. */
    private static synchronized Browser browser() {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        if (browser == null || !browser.isConnected()) {
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(ARGUMENTS));
        }
        return browser;
    }

    static boolean isInstalled() {
        return Files.isExecutable(EXECUTABLE);
    }

    /**
     * A browser that knows of nobody yet, on the small screen of an office. As at an office, scripts and styles of yesterday
     * are still there: a test is spared reading three megabytes of them anew.
     */
    static BrowserContext fresh(String server) {
        BrowserContext idle = idle(server).poll();
        return idle != null && isAlive(idle) ? idle : untouched(server);
    }

    /** A browser that has been nowhere yet. */
    static BrowserContext untouched(String server) {
        return patiently(() -> browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server)
                        .setViewportSize(1366, 768)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")));
    }

    private static Deque<BrowserContext> idle(String server) {
        return IDLE.computeIfAbsent(server, of -> new ArrayDeque<>());
    }

    private static boolean isAlive(BrowserContext context) {
        return browser.isConnected() && context.browser() == browser;
    }

    /** Forgets who was there and what they have typed, and keeps it for the next. */
    static void giveBack(BrowserContext context, String server) {
        unlessEnded(() -> {
            Page page = context.newPage();
            context.pages().stream().filter(other -> other != page).forEach(Page::close);
            JsonObject everything = new JsonObject();
            everything.addProperty("origin", server);
            everything.addProperty(
                    "storageTypes", "cookies,local_storage,indexeddb,file_systems,service_workers,cache_storage");
            context.newCDPSession(page).send("Storage.clearDataForOrigin", everything);
            context.clearCookies();
            page.close();
            idle(server).push(context);
        });
    }

    static void close(BrowserContext context) {
        unlessEnded(context::close);
    }

    /** Or ends the whole Chromium, should it not answer; the next who asks gets another. */
    private static void unlessEnded(Runnable asked) {
        patiently(() -> {
            try {
                asked.run();
            } catch (PlaywrightException e) {
                if (browser.isConnected()) {
                    throw e;
                }
            }
            return null;
        });
    }

    private static <T> T patiently(Supplier<T> asked) {
        Future<?> end = CLOCK.schedule(Chromium::kill, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        try {
            return asked.get();
        } finally {
            end.cancel(false);
        }
    }

    private static void kill() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
