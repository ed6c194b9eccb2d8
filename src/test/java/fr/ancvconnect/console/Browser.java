package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import fr.ancvconnect.Eventually;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Drives the machine's Chromium on the console, and records the browser's log and requests. */
final class Browser implements AutoCloseable {

    private static final Duration POLLING_INTERVAL = Duration.ofMillis(60);
    private static final int HEIGHT = 1000;
    private static final Pattern REQUEST_URL =
            Pattern.compile("\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");
    private static final Set<String> SEVERE_IMPACTS = Set.of("serious", "critical");

    /** Runs before the page's own scripts and clears the storage of an earlier visit. */
    private static final String FIRST_VISIT = """
            if (location.protocol === 'http:' && sessionStorage.getItem('visit') !== '%1$s') {
              localStorage.setItem('ancv-connect-console', JSON.stringify(%2$s));
              sessionStorage.clear();
              sessionStorage.setItem('visit', '%1$s');
            }""";

    /** Passes each response whose URL matches through `change` before the page reads it. */
    private static final String CHANGED_RESPONSES = """
            const [pattern, change] = [new RegExp(arguments[0]), eval(arguments[1])];
            const real = window.fetch;
            window.fetch = async (address, request) => {
              const answer = await real(address, request);
              if (!answer.ok || answer.status === 204 || !pattern.test(address)) return answer;
              const body = await answer.json();
              change(body);
              return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers });
            };""";

    private final String address;
    private final ChromeDriver driver;
    private List<Object> scripts = List.of();
    private int visits;

    private Browser(String address, ChromeDriver driver) {
        this.address = address;
        this.driver = driver;
    }

    static Browser at(String address) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.driver().toFile())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, Chromium.options());
        driver.manage().timeouts().scriptTimeout(Eventually.LONGEST);
        return new Browser(address, driver);
    }

    /** Opens the view as a first visit, with this language and screen width; the scripts run before the page's own. */
    void openAsFirstVisit(String view, String language, int width, String... scripts) {
        prepareFirstVisit("{language: '%s', theme: 'light'}".formatted(language), scripts);
        setScreen(width, HEIGHT, 1);
        open(view);
    }

    /** Opens the view as a first visit without a chosen language, in a browser that prefers these languages. */
    void openWithPreferredLanguages(String view, String languages) {
        prepareFirstVisit("null");
        preferLanguages(languages);
        open(view);
    }

    /** Sets the languages that the browser prefers. */
    void preferLanguages(String languages) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", script("return navigator.userAgent"), "acceptLanguage", languages));
    }

    private void prepareFirstVisit(String storedState, String... scriptsOfTest) {
        scripts.forEach(script ->
                driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
        scripts = Stream.concat(Stream.of(FIRST_VISIT.formatted(++visits, storedState)), Stream.of(scriptsOfTest))
                .map(source -> driver.executeCdpCommand(
                                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", source))
                        .get("identifier"))
                .toList();
    }

    /** Sets the screen's size in CSS pixels and its device pixel ratio. */
    void setScreen(int width, int height, int pixelRatio) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", pixelRatio, "mobile", false));
    }

    /** Opens the view with a reload and waits for its heading. */
    void open(String view) {
        load(view);
        waitFor("main h1");
    }

    /** Opens the view with a reload and waits for nothing. */
    void load(String view) {
        driver.get("about:blank");
        driver.get(address + "/#/" + view);
    }

    /** Opens the page at this path and waits for nothing. */
    void openPage(String path) {
        driver.get("about:blank");
        driver.get(address + path);
    }

    /** Waits for the first visible element that contains the texts. */
    WebElement waitFor(String css, String... texts) {
        return waiting()
                .ignoring(WebDriverException.class)
                .withMessage(() -> css + " " + List.of(texts) + " on\n" + text())
                .until(_ -> all(css).stream()
                        .filter(element -> element.isDisplayed()
                                && List.of(texts).stream()
                                        .allMatch(element.getText()
                                                .replace('\u202f', ' ')
                                                .replace('\u00a0', ' ')::contains))
                        .findFirst()
                        .orElse(null));
    }

    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, Eventually.LONGEST).pollingEvery(POLLING_INTERVAL);
    }

    /** All elements that match, also in shadow roots, whether they are visible or not. */
    @SuppressWarnings("unchecked")
    List<WebElement> all(String css) {
        return (List<WebElement>) script(FlatTree.ALL, css);
    }

    boolean isShown(String css) {
        return all(css).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits until no visible element matches. */
    void waitUntilGone(String css) {
        waiting()
                .ignoring(WebDriverException.class)
                .withMessage(() -> css + " on\n" + text())
                .until(_ -> !isShown(css));
    }

    boolean hasFocus(String css) {
        return (Boolean) script(FlatTree.HAS_FOCUS, waitFor(css));
    }

    void click(String css, String... texts) {
        waiting()
                .ignoring(WebDriverException.class)
                .withMessage(() -> "click " + css + " " + List.of(texts) + " on\n" + text())
                .until(_ -> {
                    WebElement element = waitFor(css, texts);
                    script("arguments[0].scrollIntoView({block: 'center'})", element);
                    element.click();
                    return true;
                });
    }

    void type(String css, String text) {
        WebElement field = waitFor(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Types into the focused element. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Runs the action, which opens a tab, and the steps in that tab, and closes the tab. */
    void inNewTab(Runnable opening, Runnable steps) {
        String own = driver.getWindowHandle();
        opening.run();
        waiting().until(_ -> driver.getWindowHandles().size() == 2);
        driver.getWindowHandles().stream()
                .filter(tab -> !tab.equals(own))
                .forEach(tab -> driver.switchTo().window(tab));
        try {
            steps.run();
        } finally {
            driver.close();
            driver.switchTo().window(own);
        }
    }

    /** Fills a field without an event, as a password manager may. */
    void autofill(String css, String text) {
        script("arguments[0].value = arguments[1]", waitFor(css), text);
    }

    /** Changes the JSON of each response whose URL matches, by a JavaScript function, until the page is left. */
    void changeResponses(String addresses, String change) {
        script(CHANGED_RESPONSES, addresses, "(" + change + ")");
    }

    /** Makes every view read its data again. */
    void reloadViews() {
        script("import('/console/lib/state.js').then(({ events }) => events.publish('changed'))");
    }

    void translate() {
        script(FlatTree.TRANSLATE);
    }

    /** Blocks requests to URLs that match; without arguments, blocks none. */
    void block(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Hides and freezes the page as a browser does with a tab in the background, or wakes and shows it. */
    void setFrozen(boolean frozen) {
        driver.executeCdpCommand("Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
        // An active page stays hidden until it has the focus.
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", !frozen));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    Object script(String code, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(code, arguments);
    }

    /** The result of an asynchronous script, which passes it to its last argument. */
    Object asyncScript(String code, Object... arguments) {
        return ((JavascriptExecutor) driver).executeAsyncScript(code, arguments);
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Waits until this script returns true. */
    void until(String code, Object... arguments) {
        waiting().withMessage(code).until(_ -> Boolean.TRUE.equals(script(code, arguments)));
    }

    /** Waits until no animation is running. */
    void waitForAnimations() {
        waiting().until(_ -> (Boolean) script(FlatTree.IS_STILL));
    }

    void theme(String theme) {
        if (!theme.equals(script("return document.documentElement.dataset.theme"))) {
            click(".tools .round");
        }
        waitFor("html[data-theme=" + theme + "] main");
    }

    /** Checks that axe finds no serious accessibility violation outside these elements. */
    void assertAccessible(String... excluded) {
        waitForAnimations();
        List<Rule> violations = new AxeBuilder()
                        .exclude(List.of(excluded))
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze(driver)
                        .getViolations()
                        .stream()
                        .filter(rule -> SEVERE_IMPACTS.contains(rule.getImpact()))
                        .toList();
        assertThat(violations)
                .as(() -> String.valueOf(script("return location.href")))
                .extracting(rule -> Map.entry(
                        rule.getId(),
                        rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList()))
                .isEmpty();
    }

    /** Checks that no element is wider than its container. */
    void assertNoHorizontalScrolling() {
        Object wideElements = script(FlatTree.TOO_WIDE);
        assertThat((List<?>) wideElements)
                .as(() -> String.valueOf(script("return location.href")))
                .isEmpty();
    }

    List<LogEntry> errorsInLog() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .toList();
    }

    /** The hosts of the requests since the previous call. */
    Set<String> hosts() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry ->
                        REQUEST_URL.matcher(entry.getMessage()).results().map(found -> found.group(1)))
                .filter(address -> address.startsWith("http"))
                .map(address -> URI.create(address).getHost())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
