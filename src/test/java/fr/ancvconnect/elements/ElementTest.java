package fr.ancvconnect.elements;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.console.ConsoleClock;
import fr.ancvconnect.contract.ContractProxy;
import fr.ancvconnect.contract.ExchangeSource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens one browser for the tests of a class, and compares its exchanges with the published contract. */
abstract class ElementTest {

    /** A sweep each second, and a clock that tests can set ahead. */
    public static class FrequentSweeps implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sweep.every", "1s");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ConsoleClock.class);
        }
    }

    static HostPage page;

    private static ContractProxy proxy;

    /** Before the first test, because the port of the service is not known before. */
    @BeforeEach
    void open_the_browser() {
        if (page == null) {
            proxy = new ContractProxy(ExchangeSource.CONSOLE, RestAssured.port);
            page = HostPage.at("http://localhost:" + proxy.port());
        }
        Booking.activateOption();
    }

    @AfterEach
    void the_exchanges_are_documented_and_the_browser_logged_no_error() {
        ConsoleClock.setAhead(Duration.ZERO);
        given().delete("/local/ancv/faults");
        page.offline(false);
        proxy.assertDocumented();
        // Also each violation of the page's content security policy.
        assertThat(page.errors()).isEmpty();
    }

    @AfterAll
    static void close_the_browser() {
        page.close();
        page = null;
        proxy.close();
    }

    /** Fills in the form of the checkout and sends it. */
    static void pay(String amount, Booking booking) {
        fill(amount, booking.customer());
        page.click("[part~=submit]");
    }

    static void fill(String amount, String beneficiary) {
        page.type("#amount", amount);
        page.type("#beneficiary", beneficiary);
    }

    /** Waits until the element shows the countdown of a request for this amount. */
    static void waitForCountdown(String amount) {
        page.waitFor(".payment-wait", amount);
        page.waitFor(".payment-wait .countdown");
    }
}
