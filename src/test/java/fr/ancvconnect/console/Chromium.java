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

/** The browser of this machine, if there is one. None is downloaded. */
final class Chromium {

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

    private static final boolean HERE =
            browser().isPresent() && onPath("chromedriver").isPresent();

    static {
        if (!HERE) {
            System.out.println("The console's browser tests are skipped: no chromium and chromedriver on this machine");
        }
    }

    private Chromium() {}

    /** Whether Chromium and its driver are installed; where they are not, one line is printed. */
    static boolean isHere() {
        return HERE;
    }

    static Path driver() {
        return onPath("chromedriver").orElseThrow();
    }

    static ChromeOptions options() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options =
                new ChromeOptions().setBinary(browser().orElseThrow().toFile()).addArguments(FLAGS);
        options.setCapability("goog:loggingPrefs", logs.toJson());
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "fr"));
        return options;
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
