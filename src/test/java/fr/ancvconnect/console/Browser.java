package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The machine's Chromium, looking at the console; what it says and asks for is kept. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(60);
    private static final int HEIGHT = 1000;
    private static final Pattern ASKED = Pattern.compile("\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Before a page's own scripts: nothing of an earlier visit is remembered. */
    private static final String FIRST_VISIT = """
            if (location.protocol === 'http:' && sessionStorage.getItem('visit') !== '%1$s') {
              localStorage.setItem('ancv-connect-console', JSON.stringify({language: '%2$s', theme: 'light'}));
              sessionStorage.clear();
              sessionStorage.setItem('visit', '%1$s');
            }""";

    private final String address;
    private final ChromeDriver driver;
    private Optional<Object> firstVisit = Optional.empty();
    private int visits;

    private Browser(String address, ChromeDriver driver) {
        this.address = address;
        this.driver = driver;
    }

    static Browser at(String address) {
        var service = new ChromeDriverService.Builder().usingDriverExecutable(Chromium.driver().toFile()).usingAnyFreePort().build();
        return new Browser(address, new ChromeDriver(service, Chromium.options()));
    }

    /** As somebody who comes for the first time, with this language, on a screen of this width. */
    void arrive(String place, String language, int width) {
        screen(width, HEIGHT, 1);
        firstVisit.ifPresent(script -> driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
        Object script = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", FIRST_VISIT.formatted(++visits, language))).get("identifier");
        firstVisit = Optional.of(script);
        go(place);
    }

    /** A screen of this size in CSS pixels, each so many of its own wide. */
    void screen(int width, int height, int sharpness) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", sharpness, "mobile", false));
    }

    /** To this address, with a reload. */
    void go(String place) {
        driver.get("about:blank");
        driver.get(address + "/#/" + place);
        see("main h1");
    }

    /** The first of these elements that is shown and holds the text, once it is there. */
    WebElement see(String css, String... texts) {
        return waiting().ignoring(WebDriverException.class).withMessage(() -> css + " " + List.of(texts) + " on\n" + text())
                .until(_ -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(element -> element.isDisplayed() && List.of(texts).stream().allMatch(element.getText().replace('\u202f', ' ').replace('\u00a0', ' ')::contains))
                        .findFirst().orElse(null));
    }

    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, PATIENCE).pollingEvery(OFTEN);
    }

    boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    void click(String css, String... texts) {
        waiting().ignoring(WebDriverException.class).withMessage(() -> "click " + css + " " + List.of(texts) + " on\n" + text()).until(_ -> {
            WebElement element = see(css, texts);
            script("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    void type(String css, String text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    Object script(String code, Object... given) {
        return ((JavascriptExecutor) driver).executeScript(code, given);
    }

    /** What an asynchronous function answers; its last argument is what it calls with the answer. */
    Object answerOf(String code, Object... given) {
        return ((JavascriptExecutor) driver).executeAsyncScript(code, given);
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Until nothing moves any more. */
    void settled() {
        waiting().until(_ -> (Boolean) script("return document.getAnimations().every(one => one.playState !== 'running')"));
    }

    void theme(String theme) {
        if (!theme.equals(script("return document.documentElement.dataset.theme"))) {
            click(".tools .round");
        }
        see("html[data-theme=" + theme + "] main");
    }

    /** Nothing that would keep somebody out, as far as axe can see. */
    void isOpenToAll() {
        settled();
        List<Rule> found = new AxeBuilder().withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze(driver).getViolations().stream().filter(rule -> GRAVE.contains(rule.getImpact())).toList();
        assertThat(found).as(() -> String.valueOf(script("return location.href"))).extracting(rule -> Map.entry(rule.getId(),
                rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getFailureSummary()).toList())).isEmpty();
    }

    /** No page is wider than its screen. */
    void needsNoSidewaysScrolling() {
        assertThat((Boolean) script("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(() -> String.valueOf(script("return location.href"))).isTrue();
    }

    List<LogEntry> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue()).toList();
    }

    /** The hosts that pages asked since the last time. */
    Set<String> hosts() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry -> ASKED.matcher(entry.getMessage()).results().map(found -> URI.create(found.group(1))))
                .filter(uri -> uri.getScheme().startsWith("http")).map(URI::getHost).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
