package fr.ancvconnect.console;

import fr.ancvconnect.contract.ContractProxy;
import fr.ancvconnect.contract.ExchangeSource;
import io.restassured.RestAssured;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens one browser at the console for the tests of a class, and compares its exchanges with the published contract. */
abstract class BrowserTest {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;
    static final int NARROWEST = 320;

    static Browser browser;

    private static ContractProxy proxy;

    /** Before the first test, because the port of the service is not known before. */
    @BeforeEach
    void open() {
        if (browser == null) {
            proxy = new ContractProxy(ExchangeSource.CONSOLE, RestAssured.port);
            browser = Browser.at(address("localhost"));
        }
    }

    /** The address of the console at this host name of this machine. */
    static String address(String host) {
        return "http://" + host + ":" + proxy.port();
    }

    @AfterEach
    void the_exchanges_are_documented() {
        proxy.assertDocumented();
    }

    @AfterEach
    void reset_clock() {
        ConsoleClock.setAhead(Duration.ZERO);
    }

    @AfterAll
    static void close() {
        browser.close();
        browser = null;
        proxy.close();
    }
}
