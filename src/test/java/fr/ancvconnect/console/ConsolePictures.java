package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Takes the README's pictures, only with {@code ./mvnw test -Dtest=ConsolePictures}. */
@QuarkusTest
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsolePictures {

    private static final Path FOLDER = Path.of("docs/console");
    private static final int DESKTOP = 1440;
    private static final int COLUMN = 680;
    private static final int LARGEST = 150 * 1024;

    @Test
    void take_pictures_of_all_views_with_a_pending_payment() throws IOException {
        Files.createDirectories(FOLDER);
        try (Browser browser = Browser.at("http://localhost:" + RestAssured.port)) {
            var walkthrough = new ConsoleWalkthrough(browser, true, "marie@exemple.fr");
            walkthrough.start("fr", DESKTOP);
            walkthrough.newFolder();
            walkthrough.request("120");
            walkthrough.confirmOnThePhone("100");
            browser.waitFor(".payment .badge.success");
            walkthrough.pay("80");
            browser.waitFor(".request .confirm");
            take(browser, "demonstration", DESKTOP, 1130, 1);
            browser.theme("dark");
            take(browser, "demonstration-nuit", DESKTOP, 1130, 1);
            browser.theme("light");
            take(browser, "mon-argent", "argent", ".money .option", 1080);
            take(browser, "dossier", "dossier", ".payment .countdown", 1160);
            take(browser, "reservation", "reservation", ".payment-wait", 940);
            take(browser, "telephone", "telephone", ".request", 1000);
        }
    }

    @Test
    void take_a_picture_of_the_reference() throws IOException {
        try (Browser browser = Browser.at("http://localhost:" + RestAssured.port)) {
            browser.preferLanguages("en");
            browser.setScreen(DESKTOP, 1000, 1);
            browser.openPage("/reference#tag/payments/POST/booking-folders/{folderId}/payments");
            browser.waitFor("section[id$='/POST/booking-folders/{folderId}/payments'] .show-api-client-button");
            browser.waitForAnimations();
            Files.write(FOLDER.resolve("reference.png"), SmallPng.of(browser.screenshot()));
        }
    }

    private static void take(Browser browser, String name, String view, String css, int height) throws IOException {
        browser.setScreen(COLUMN, height, 1);
        browser.open(view);
        browser.waitFor(css);
        take(browser, name, COLUMN, height, 1);
    }

    private static void take(Browser browser, String name, int width, int height, int pixelRatio) throws IOException {
        browser.setScreen(width, height, pixelRatio);
        browser.script("document.activeElement.blur(); scrollTo(0, 0)");
        browser.waitForAnimations();
        byte[] picture = SmallPng.of(browser.screenshot());
        assertThat(picture.length).as(name).isLessThanOrEqualTo(LARGEST);
        Files.write(FOLDER.resolve(name + ".png"), picture);
    }
}
