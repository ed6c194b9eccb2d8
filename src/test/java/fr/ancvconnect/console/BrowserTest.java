package fr.ancvconnect.console;

import io.restassured.RestAssured;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens one browser at the console for the tests of a class. */
abstract class BrowserTest {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;
    static final int NARROWEST = 320;

    static Browser browser;

    /** Before the first test, because the port of the service is not known before. */
    @BeforeEach
    void open() {
        if (browser == null) {
            browser = Browser.at("http://localhost:" + RestAssured.port);
        }
    }

    @AfterEach
    void reset_clock() {
        ConsoleClock.setAhead(Duration.ZERO);
    }

    @AfterAll
    static void close() {
        browser.close();
        browser = null;
    }
}
