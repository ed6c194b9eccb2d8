package fr.ancvconnect.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.console.Chromium;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Drives the machine's Chromium on the gallery, in which no animation runs and the time zone is that of Paris. */
final class GalleryBrowser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEIGHT = 1000;

    private static final String AXE = """
            const [rules, tags, done] = arguments;
            const options = {
              runOnly: { type: 'tag', values: tags },
              rules: Object.fromEntries(rules.map(rule => [rule, { enabled: false }])),
              resultTypes: ['violations'],
            };
            axe.run(document, options).then(
              ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))),
              error => done([String(error)]),
            );""";

    private final String address;
    private final ChromeDriver driver;

    GalleryBrowser(String address) {
        this.address = address;
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.driver().toFile())
                .usingAnyFreePort()
                // The language of date fields, which is that of the browser.
                .withEnvironment(Map.of("LANGUAGE", "en"))
                .build();
        driver = new ChromeDriver(service, Chromium.options());
        driver.manage().timeouts().scriptTimeout(Eventually.LONGEST);
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Paris"));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Opens the page at this path, unless it is open. */
    void open(String path, int width) {
        setScreen(width, HEIGHT);
        if (!driver.getCurrentUrl().equals(address + path)) {
            driver.get(address + path);
        }
    }

    private void setScreen(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The result of a script, in which {@code await} is allowed. */
    JsonNode script(String body, Object... arguments) {
        Object result = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "(async (...args) => {" + body + "})(...arguments)"
                        + ".then(value => done(JSON.stringify(value ?? null)), error => done({ error: String(error) }));",
                arguments);
        if (!(result instanceof String text)) {
            throw new AssertionError(result + " of " + body);
        }
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Shows the state on the page for one state. */
    void show(String state, String locale, String theme) {
        script("await gallery.show({ state: args[0], locale: args[1], theme: args[2] })", state, locale, theme);
    }

    /** A picture of the state in all variants. */
    BufferedImage sheet(String state) throws IOException {
        JsonNode size = script("return sheet.show(args[0])", state);
        var clip = Map.of(
                "x", 0,
                "y", 0,
                "width", size.path("width").asInt(),
                "height", size.path("height").asInt(),
                "scale", 1);
        setScreen(size.path("width").asInt(), size.path("height").asInt());
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "optimizeForSpeed", true, "clip", clip))
                .get("data");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) picture)));
    }

    /** What axe finds on the page, of any impact. */
    List<?> violations(List<String> disabledRules) throws IOException {
        if (script("return typeof axe").asText().equals("undefined")) {
            try (InputStream axe = GalleryBrowser.class.getResourceAsStream("/axe.min.js")) {
                driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return (List<?>) driver.executeAsyncScript(
                AXE, disabledRules, List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    }

    /** The element that has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<LogEntry> errorsInLog() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
