package fr.ancvconnect.elements;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.console.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A booking engine's page with an element, in the machine's Chromium. Selectors also search in all shadow roots. */
final class HostPage implements AutoCloseable {

    static final int DESKTOP = 1280;
    static final int NARROWEST = 320;

    private static final Duration POLLING_INTERVAL = Duration.ofMillis(40);
    private static final Duration LONGEST = Eventually.LONGEST;
    private static final int HEIGHT = 1000;

    /** Runs before the scripts of the page. */
    private static final String TOOLS = """
            window.deep = css => {
              const roots = [document];
              for (const root of roots) root.querySelectorAll('*').forEach(one => one.shadowRoot && roots.push(one.shadowRoot));
              return roots.flatMap(root => [...root.querySelectorAll(css)]);
            };
            window.shown = (css, texts = []) => deep(css).find(one => one.checkVisibility({ visibilityProperty: true })
              && texts.every(text => (one.innerText ?? '').replace(/[\\u00a0\\u202f]/g, ' ').includes(text)));
            window.focused = () => {
              let one = document.activeElement;
              while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
              return one;
            };
            """;

    /** Holds requests of this method whose address matches: before it is sent, or its response. */
    private static final String HOLD = """
            const [method, address, isBefore, number] = [arguments[0], new RegExp(arguments[1]), arguments[2], arguments[3]];
            const real = (window.realFetch = window.fetch);
            window.held = 0;
            const released = new Promise((resolve, reject) => {
              window.release = resolve;
              window.lose = () => reject(new TypeError('lost'));
            });
            let left = number;
            window.fetch = async (url, request) => {
              if ((request?.method ?? 'GET') !== method || !address.test(url) || left-- <= 0) return real(url, request);
              const ended = new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(request.signal.reason)));
              ended.catch(() => {});
              let response;
              try {
                if (!isBefore) response = await real(url, request);
              } catch (error) {
                // A request that is ended before its response does not count.
                left++;
                throw error;
              }
              held++;
              await Promise.race([released, ended]);
              return response ?? real(url, request);
            };""";

    /** Lets requests of this method whose address matches reach the service, and loses so many of the responses. */
    private static final String LOSE = """
            const [method, address] = [arguments[0], new RegExp(arguments[1])];
            let losses = arguments[2];
            const real = window.fetch;
            window.fetch = async (url, request) => {
              const response = await real(url, request);
              if ((request?.method ?? 'GET') === method && address.test(url) && losses-- > 0) throw new TypeError('lost');
              return response;
            };""";

    /** Records the idempotency keys of the requests of this method whose address matches. */
    private static final String RECORD = """
            const [method, address] = [arguments[0], new RegExp(arguments[1])];
            const real = window.fetch;
            window.keys = [];
            window.fetch = (url, request) => {
              if (request?.method === method && address.test(url)) keys.push(request.headers['Idempotency-Key']);
              return real(url, request);
            };""";

    private final String address;
    private final ChromeDriver driver;
    private List<Object> scripts = List.of();

    private HostPage(String address, ChromeDriver driver) {
        this.address = address;
        this.driver = driver;
    }

    static HostPage at(String address) {
        return with(Chromium.options(), address);
    }

    /** A browser that is set to block cookies, and so the storage of all sites. */
    static HostPage withoutStorage(String address) {
        ChromeOptions options = Chromium.options();
        options.setExperimentalOption("prefs", Map.of("profile.default_content_setting_values.cookies", 2));
        return with(options, address);
    }

    private static HostPage with(ChromeOptions options, String address) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.driver().toFile())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Eventually.LONGEST);
        return new HostPage(address, driver);
    }

    /** Opens the page with the parameters of its script on a wide screen; the scripts run before the page's own. */
    void open(String parameters, String... scriptsOfTest) {
        screen(DESKTOP, 1);
        runBeforeThePage(Stream.concat(Stream.of(TOOLS), Stream.of(scriptsOfTest)));
        driver.get("about:blank");
        driver.get(url(parameters));
        waitFor("main");
        until("return window.element !== undefined");
    }

    /** These scripts, and none of those before, run before the scripts of each page that is opened. */
    private void runBeforeThePage(Stream<String> sources) {
        scripts.forEach(script ->
                driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
        scripts = sources.map(source -> driver.executeCdpCommand(
                                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", source))
                        .get("identifier"))
                .toList();
    }

    /** Opens another address of the site, on a phone. */
    void visit(String path) {
        screen(NARROWEST, 2);
        runBeforeThePage(Stream.of(TOOLS));
        driver.get(address + path);
    }

    /** Opens another address of the site in another tab, which is then the current one. Returns a name of the tab before. */
    String visitInTab(String path) {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        scripts = List.of();
        visit(path);
        return before;
    }

    /** Loads the current address again. */
    void loadAgain() {
        driver.navigate().refresh();
    }

    /** What axe finds on the page, of any impact. */
    List<?> violations() {
        try (InputStream axe = HostPage.class.getResourceAsStream("/axe.min.js")) {
            script(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<?>) driver.executeAsyncScript("""
                axe.run(document, { resultTypes: ['violations'] }).then(
                  ({ violations }) => arguments[0](violations.map(({ id, nodes }) => `${id}: ${nodes.map(one => one.html).join()}`)),
                  error => arguments[0]([String(error)]));""");
    }

    private String url(String parameters) {
        return address + "/elements-test/host.html?" + parameters;
    }

    /** Opens the page in another tab, which is then the current one. Returns a name of the tab before. */
    String openTab(String parameters) {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        scripts = List.of();
        open(parameters);
        return before;
    }

    /** Shows the other tab, as a user who selects it. Returns the name of the tab before. */
    String showTab(String name) {
        String before = driver.getWindowHandle();
        driver.switchTo().window(name);
        driver.executeCdpCommand("Page.bringToFront", Map.of());
        return before;
    }

    /** The tab that is not the current one. */
    String otherTab() {
        return driver.getWindowHandles().stream()
                .filter(name -> !name.equals(driver.getWindowHandle()))
                .findFirst()
                .orElseThrow();
    }

    void closeTab(String next) {
        driver.close();
        driver.switchTo().window(next);
        scripts = List.of();
    }

    void reload() {
        driver.navigate().refresh();
        until("return window.element !== undefined");
    }

    /** Leaves the page for another one. */
    void leave() {
        driver.get(address + "/elements-test/elsewhere.html");
    }

    void back() {
        driver.navigate().back();
    }

    void forward() {
        driver.navigate().forward();
    }

    void screen(int width, int pixelRatio) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", pixelRatio, "mobile", false));
    }

    /** Waits for the first visible match that contains the texts. */
    WebElement waitFor(String css, String... texts) {
        return new WebDriverWait(driver, LONGEST)
                .pollingEvery(POLLING_INTERVAL)
                .ignoring(WebDriverException.class)
                .withMessage(() -> css + " " + List.of(texts) + " on\n" + text())
                .until(_ -> (WebElement) script("return shown(arguments[0], arguments[1])", css, List.of(texts)));
    }

    boolean isShown(String css) {
        return Boolean.TRUE.equals(script("return Boolean(shown(arguments[0]))", css));
    }

    void click(String css, String... texts) {
        pointAt(css, texts).click();
    }

    void doubleClick(String css) {
        new Actions(driver).doubleClick(pointAt(css)).perform();
    }

    private WebElement pointAt(String css, String... texts) {
        WebElement element = waitFor(css, texts);
        script("arguments[0].scrollIntoView({ block: 'center' })", element);
        return element;
    }

    void type(String css, String text) {
        WebElement field = waitFor(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another one is held. */
    void pressWith(Keys modifier, CharSequence key) {
        new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    /** Holds Enter so long that the keyboard repeats it. */
    void holdEnter(int repetitions) {
        for (int i = 0; i <= repetitions; i++) {
            driver.executeCdpCommand("Input.dispatchKeyEvent", key("keyDown", i > 0));
            script("return new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))");
        }
        driver.executeCdpCommand("Input.dispatchKeyEvent", key("keyUp", false));
    }

    private static Map<String, Object> key(String type, boolean repeated) {
        return Map.of(
                "type",
                type,
                "key",
                "Enter",
                "code",
                "Enter",
                "text",
                "\r",
                "windowsVirtualKeyCode",
                13,
                "autoRepeat",
                repeated);
    }

    /** The part that has the focus: its id, its first class, its text, or its name. */
    String focus() {
        return (String) script(
                "const one = focused(); return one.id || one.classList?.[0] || one.innerText?.trim() || one.localName");
    }

    void holdBeforeSending(String method, String addresses) {
        script(HOLD, method, addresses, true, Integer.MAX_VALUE);
    }

    void holdResponses(String method, String addresses) {
        script(HOLD, method, addresses, false, Integer.MAX_VALUE);
    }

    void holdFirstResponse(String addresses) {
        script(HOLD, "GET", addresses, false, 1);
    }

    void untilHeld() {
        until("return held > 0");
    }

    void release() {
        script("release()");
    }

    /** Loses the held responses and everything after them, until the network is back. */
    void loseNetwork() {
        offline(true);
        script("window.fetch = async () => { throw new TypeError('offline'); }; lose()");
    }

    void restoreNetwork() {
        script("window.fetch = realFetch");
        offline(false);
    }

    void loseResponses(String method, String addresses, int number) {
        script(LOSE, method, addresses, number);
    }

    void recordKeys(String method, String addresses) {
        script(RECORD, method, addresses);
    }

    @SuppressWarnings("unchecked")
    List<String> keys() {
        return (List<String>) script("return keys");
    }

    /** Disconnects the device from the network, or connects it again. */
    void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Hides and freezes the page as when the laptop is closed, or wakes and shows it. */
    void asleep(boolean asleep) {
        driver.executeCdpCommand("Page.setWebLifecycleState", Map.of("state", asleep ? "frozen" : "active"));
        // An active page stays hidden until it has the focus.
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", !asleep));
    }

    @SuppressWarnings("unchecked")
    List<String> events() {
        return (List<String>) script("return events");
    }

    @SuppressWarnings("unchecked")
    List<String> announcements() {
        return ((List<String>) script("return announcements"))
                .stream()
                        .map(text -> text.replace('\u00a0', ' ').replace('\u202f', ' '))
                        .toList();
    }

    /** The nodes of the accessibility tree as `role: name`, without those that assistive technologies ignore. */
    List<String> accessibilityTree() {
        driver.executeCdpCommand("Accessibility.enable", Map.of());
        var nodes = (List<?>) driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of())
                .get("nodes");
        return nodes.stream()
                .map(Map.class::cast)
                .filter(node -> !Boolean.TRUE.equals(node.get("ignored")))
                .map(node -> value(node.get("role")) + ": "
                        + value(node.get("name")).replace('\u00a0', ' ').replace('\u202f', ' '))
                .toList();
    }

    private static String value(Object property) {
        return property instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
    }

    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    void until(String code, Object... arguments) {
        new WebDriverWait(driver, LONGEST)
                .pollingEvery(POLLING_INTERVAL)
                .ignoring(WebDriverException.class)
                .withMessage(() -> code + " on\n" + text())
                .until((WebDriver _) -> Boolean.TRUE.equals(script(code, arguments)));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** The errors of the browser's console since the previous call, without those of responses that the element handles. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
