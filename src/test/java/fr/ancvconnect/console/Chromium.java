package fr.ancvconnect.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The installed Chromium and its driver, if present. Nothing is downloaded. */
public final class Chromium {

    /** A host name of this machine that is not a secure context over plain http; localhost is one. */
    static final String INSECURE_HOST = "console.example";

    private static final String[] FLAGS = {
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--host-resolver-rules=MAP " + INSECURE_HOST + " 127.0.0.1"
    };

    private static final boolean INSTALLED =
            findBrowser().isPresent() && findOnPath("chromedriver").isPresent();

    static {
        if (!INSTALLED) {
            System.out.println("The browser tests are skipped: no chromium and chromedriver on this machine");
        }
    }

    private Chromium() {}

    /** Returns whether Chromium and its driver are installed. If not, this class prints one line. */
    public static boolean isInstalled() {
        return INSTALLED;
    }

    /** The driver's program. */
    public static Path driver() {
        return findOnPath("chromedriver").orElseThrow();
    }

    /** The options of all tests: no window, no request that a page did not make, the logs of the browser and of its requests. */
    public static ChromeOptions options() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions()
                .setBinary(findBrowser().orElseThrow().toFile())
                .addArguments(FLAGS);
        options.setCapability("goog:loggingPrefs", logs.toJson());
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "fr"));
        return options;
    }

    private static Optional<Path> findBrowser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> findOnPath(name).stream())
                .findFirst();
    }

    private static Optional<Path> findOnPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
