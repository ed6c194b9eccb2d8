package fr.ancvconnect.elements;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.ancvconnect.console.ConsoleClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer pays on the page of a payment link, which continues from the service's state alone. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class PaymentPageTest extends ElementTest {

    private static final String FORM = "Il reste 120,00 € à régler";

    private Booking booking;

    @BeforeEach
    void a_folder_of_the_establishment() {
        booking = Booking.backOffice();
    }

    @AfterEach
    void the_page_is_accessible() {
        assertThat(page.violations()).isEmpty();
    }

    @Test
    void a_qr_code_leads_to_the_page_and_to_a_paid_link() throws Exception {
        JsonPath link = linkOf(12_000);
        page.visit(decodedQrCode(link));
        page.waitFor("h1", "Camping des Pins");
        page.waitFor("form h2", FORM);
        assertThat(page.violations()).isEmpty();
        ask();
        assertThat(page.violations()).isEmpty();
        booking.confirm();
        page.waitFor("[data-outcome=PAID]", "120,00 € réglés");
        page.waitFor("a.return[href='https://camping.example/merci']", "Continuer vers camping.example");
        assertThat(booking.linkStatus(link)).isEqualTo("PAID");
        assertThat(booking.payments()).containsExactly("PAID 12000");
        page.loadAgain();
        page.waitFor(".message h1", "Ce lien est déjà réglé");
        page.waitFor("a.return", "Continuer vers camping.example");
    }

    @Test
    void after_an_expiry_the_request_is_sent_again() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        ask();
        ConsoleClock.setAhead(Duration.ofMinutes(4));
        page.waitFor("[data-outcome=EXPIRED]", "Le temps est écoulé");
        assertThat(page.violations()).isEmpty();
        page.click("[part~=submit]", "Renvoyer la demande");
        page.waitFor(".payment-wait .countdown");
        booking.confirm();
        page.waitFor("[data-outcome=PAID]", "120,00 € réglés");
        assertThat(booking.payments()).containsExactly("PAID 12000", "EXPIRED 12000");
    }

    @Test
    void after_a_decline_the_request_is_sent_again() {
        page.visit(path(linkOf(12_000)));
        ask();
        booking.decline();
        page.waitFor("[data-outcome=DECLINED]", "Vous avez décliné");
        page.click("[part~=submit]", "Renvoyer la demande");
        page.waitFor(".payment-wait .countdown");
    }

    @Test
    void after_a_partial_confirmation_the_rest_is_paid() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        ask();
        booking.confirm(5_000);
        page.waitFor("[data-outcome='PAID.partly']", "50,00 €", "Il reste 70,00 € à régler");
        page.waitFor("form h2", "Il reste 70,00 € à régler");
        page.click("[part~=submit]");
        page.waitFor(".payment-wait", "70,00 €");
        booking.confirm();
        page.waitFor("[data-outcome=PAID]", "70,00 € réglés");
        assertThat(booking.payments()).containsExactly("PAID 7000", "PAID 5000");
        assertThat(booking.linkStatus(link)).isEqualTo("PAID");
    }

    @Test
    void the_customer_chooses_the_amount_of_a_link_without_one() {
        page.visit(path(booking.createLink(Map.of("locale", "en"))));
        page.waitFor("form h2", "€300.00 left to pay");
        page.type("#amount", "40.50");
        ask();
        page.waitFor(".payment-wait", "€40.50");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']", "€40.50 paid", "€259.50 is left");
    }

    @Test
    void a_reload_and_a_second_tab_show_the_same_wait() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        ask();
        page.loadAgain();
        page.waitFor(".payment-wait .countdown");
        assertThat(page.script("return localStorage.length + sessionStorage.length"))
                .isEqualTo(0L);
        String first = page.visitInTab(path(link));
        page.waitFor(".payment-wait .countdown");
        booking.confirm();
        page.waitFor("[data-outcome=PAID]");
        page.closeTab(first);
        page.showTab(first);
        page.waitFor("[data-outcome=PAID]");
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @Test
    void two_tabs_that_ask_at_once_ask_the_phone_once() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        page.waitFor("form h2", FORM);
        String first = page.visitInTab(path(link));
        ask();
        String second = page.otherTab();
        page.showTab(first);
        page.waitFor("form, .payment-wait");
        page.script(
                "const field = shown('#beneficiary'); if (field) { field.value = arguments[0]; shown('[part~=submit]').click(); }",
                booking.customer());
        page.waitFor(".payment-wait .countdown");
        page.closeTab(second.equals(first) ? page.otherTab() : second);
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_link_that_is_revoked_in_the_wait_is_over_after_the_payment() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        ask();
        booking.revoke(link);
        page.loadAgain();
        page.waitFor(".payment-wait .countdown");
        booking.decline();
        page.waitFor("[data-outcome=DECLINED]");
        page.waitFor("[data-reason=REVOKED]", "L’établissement a retiré ce lien de paiement.");
        assertThat(page.isShown("form")).isFalse();
        page.loadAgain();
        page.waitFor(".message h1", "Ce lien a été retiré");
    }

    @Test
    void a_payment_that_was_asked_for_before_the_revocation_is_paid() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        ask();
        booking.revoke(link);
        booking.confirm();
        page.waitFor("[data-outcome=PAID]", "120,00 € réglés");
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @Test
    void an_expired_link_says_so_in_words() {
        Map<String, Object> terms = new HashMap<>(
                Map.of("validUntil", Instant.now().plusSeconds(600).toString()));
        JsonPath link = booking.createLink(terms);
        ConsoleClock.setAhead(Duration.ofMinutes(11));
        page.visit(path(link));
        page.waitFor(".message h1", "Ce lien n’est plus valable");
    }

    @ParameterizedTest
    @CsvSource({"/pay/AAAAAAAAAAAAAAAAAAAAAAAAAA.ver001.AAAAAAAAAAAAAAAAAAAAAA", "/pay/x"})
    void a_wrong_token_says_so_in_words(String path) {
        page.visit(path);
        page.waitFor(".message h1", "Ce lien de paiement n’existe pas");
        assertThat(page.script("return document.scripts.length")).isEqualTo(0L);
    }

    @Test
    void a_cancelled_folder_says_so_on_an_open_page_and_on_a_new_one() {
        JsonPath link = linkOf(12_000);
        page.visit(path(link));
        page.waitFor("form h2", FORM);
        booking.cancel();
        page.script("document.dispatchEvent(new Event('visibilitychange'))");
        page.waitFor(".message", "Cette réservation est annulée.");
        page.loadAgain();
        page.waitFor(".message", "Cette réservation est annulée.");
        assertThat(page.isShown("form")).isFalse();
    }

    @Test
    void the_page_is_used_with_the_keyboard_alone() {
        page.visit(path(linkOf(12_000)));
        page.waitFor("form h2", FORM);
        page.script("shown('#beneficiary').focus()");
        page.press(booking.customer(), org.openqa.selenium.Keys.ENTER);
        page.waitFor(".payment-wait .countdown");
        page.until("return focused().classList.contains('payment-wait')");
    }

    @Test
    void mail_scanners_and_previews_of_links_start_nothing() {
        String path = path(linkOf(12_000));
        for (String agent :
                new String[] {"Mozilla/5.0 (compatible; Microsoft Office)", "WhatsApp/2.23", "Googlebot/2.1"}) {
            given().header("User-Agent", agent).get(path).then().statusCode(200);
            given().header("User-Agent", agent).head(path).then().statusCode(200);
        }
        given().header("Sec-Purpose", "prefetch;prerender").get(path).then().statusCode(200);
        given().get(path + "/state").then().statusCode(200);
        assertThat(booking.payments()).isEmpty();
        page.visit(path);
        page.waitFor("form h2", FORM);
    }

    private JsonPath linkOf(int cents) {
        return booking.createLink(Map.of(
                "amount",
                Map.of("amount", cents, "currency", "EUR"),
                "returnUrl",
                "https://camping.example/merci",
                "locale",
                "fr"));
    }

    private static String path(JsonPath link) {
        return URI.create(link.getString("url")).getPath();
    }

    /** Enters the customer's account and waits until the phone is asked. */
    private void ask() {
        page.type("#beneficiary", booking.customer());
        page.click("[part~=submit]");
        page.waitFor(".payment-wait .countdown");
    }

    /** The path of the address in the QR code, from its picture. */
    private String decodedQrCode(JsonPath link) throws Exception {
        byte[] png = Booking.platform()
                .accept("image/png")
                .get("/booking-folders/" + booking.folder() + "/payment-links/" + link.getString("id") + "/qr")
                .asByteArray();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        String address = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
        assertThat(address).isEqualTo(link.getString("url"));
        return URI.create(address).getPath();
    }
}
