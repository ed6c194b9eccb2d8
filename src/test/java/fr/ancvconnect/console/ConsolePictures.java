package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The README's pictures, by a command of their own: {@code ./mvnw test -Dtest=ConsolePictures}. */
@QuarkusTest
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsolePictures {

    private static final Path FOLDER = Path.of("docs/console");
    private static final int DESK = 1440;
    private static final int COLUMN = 680;
    private static final int LARGEST = 150 * 1024;

    @Test
    void the_places_with_a_payment_under_way() throws IOException {
        Files.createDirectories(FOLDER);
        try (Browser browser = Browser.at("http://localhost:" + RestAssured.port)) {
            var walkthrough = new ConsoleWalkthrough(browser, true, "marie@exemple.fr");
            walkthrough.begin("fr", DESK);
            walkthrough.newFolder();
            walkthrough.request("120");
            walkthrough.confirmOnThePhone("100");
            browser.see("payment-card .badge.success");
            walkthrough.pay("80");
            browser.see(".request .confirm");
            take(browser, "demonstration", DESK, 1130, 1);
            browser.theme("dark");
            take(browser, "demonstration-nuit", DESK, 1130, 1);
            browser.theme("light");
            take(browser, "mon-argent", "argent", ".money .option", 1080);
            take(browser, "dossier", "dossier", "payment-card .countdown", 1160);
            take(browser, "reservation", "reservation", ".payment-wait", 940);
            take(browser, "telephone", "telephone", ".request", 1000);
        }
    }

    private static void take(Browser browser, String name, String place, String shown, int height) throws IOException {
        browser.screen(COLUMN, height, 1);
        browser.go(place);
        browser.see(shown);
        take(browser, name, COLUMN, height, 1);
    }

    private static void take(Browser browser, String name, int width, int height, int sharpness) throws IOException {
        browser.screen(width, height, sharpness);
        browser.script("document.activeElement.blur(); scrollTo(0, 0)");
        browser.settled();
        byte[] picture = SmallPng.of(browser.picture());
        assertThat(picture.length).as(name).isLessThanOrEqualTo(LARGEST);
        Files.write(FOLDER.resolve(name + ".png"), picture);
    }
}
