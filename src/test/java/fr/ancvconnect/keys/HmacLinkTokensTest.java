package fr.ancvconnect.keys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.link.PaymentLinkTokens.Verification;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the service's own tokens are valid. */
class HmacLinkTokensTest {

    private static final PaymentLinkId LINK = link("k1");
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/%\u00e9\u212a";
    private static final int SAMPLES = 2_000;
    private static final long SEED = 16;

    private final HmacLinkTokens tokens = withKeys("ver001=key-1,ver002=key-2");
    private final String token = tokens.token(LINK, "ver002").orElseThrow();

    private static PaymentLinkId link(String key) {
        return PaymentLinkId.of(new FolderId("f1"), new IdempotencyKey(key));
    }

    private static HmacLinkTokens withKeys(String keys) {
        return new HmacLinkTokens(VersionedKeys.parse(keys).orElseThrow());
    }

    /** {@code printf 'payment-link-token\n<link>' | openssl dgst -sha256 -hmac key-2 -binary | head -c 16 | base64}. */
    @Test
    void a_token_is_the_link_the_key_version_and_128_bits_of_a_mac() {
        assertThat(LINK.value()).isEqualTo("KJZ4UJ42G5FV5EB767F74JEGQF");
        assertThat(token).isEqualTo("KJZ4UJ42G5FV5EB767F74JEGQF.ver002.42lkRkQdNDjKRRmdzEmUYQ");
        assertThat(tokens.currentVersion()).contains("ver002");
    }

    @Test
    void the_token_of_each_link_and_each_key_version_is_valid() {
        IntStream.range(0, SAMPLES).mapToObj(number -> link("k" + number)).forEach(link -> {
            assertThat(tokens.verify(tokens.token(link, "ver001").orElseThrow()))
                    .isEqualTo(new Verification.Valid(link));
            assertThat(tokens.verify(tokens.token(link, "ver002").orElseThrow()))
                    .isEqualTo(new Verification.Valid(link));
        });
    }

    @Test
    void a_token_with_any_other_character_at_any_position_is_invalid() {
        for (int position = 0; position < token.length(); position++) {
            for (int index = 0; index < CHARACTERS.length(); index++) {
                String changed =
                        token.substring(0, position) + CHARACTERS.charAt(index) + token.substring(position + 1);
                assertThat(tokens.verify(changed) instanceof Verification.Valid)
                        .as(changed)
                        .isEqualTo(changed.equals(token));
            }
        }
    }

    @Test
    void a_token_in_which_a_character_is_missing_added_or_moved_is_invalid() {
        for (int position = 0; position <= token.length(); position++) {
            String start = token.substring(0, position);
            String end = token.substring(position);
            assertInvalid(position < token.length() ? start : "");
            assertInvalid(position > 0 ? end : "");
            assertInvalid(start + "A" + end);
            assertInvalid(start + "\n" + end);
            assertInvalid(end.isEmpty() ? "" : start + end.substring(1));
        }
        assertInvalid(token.toLowerCase(Locale.ROOT));
        assertInvalid(token + "=");
    }

    @Test
    void random_tokens_in_the_right_form_are_invalid() {
        var random = new Random(SEED);
        IntStream.range(0, SAMPLES).forEach(_ -> {
            assertInvalid(LINK.value() + ".ver002." + randomMac(random));
            assertInvalid(link("k" + random.nextInt()).value() + ".ver001." + randomMac(random));
        });
    }

    private static String randomMac(Random random) {
        return random.ints(22, 0, 64)
                .collect(
                        StringBuilder::new,
                        (text, index) -> text.append(CHARACTERS.charAt(index)),
                        StringBuilder::append)
                .toString();
    }

    @Test
    void the_mac_of_another_link_is_invalid() {
        IntStream.range(2, SAMPLES).mapToObj(number -> link("k" + number)).forEach(other -> {
            String mac = tokens.token(other, "ver002").orElseThrow().substring(26);
            assertInvalid(LINK.value() + mac);
        });
    }

    @Test
    void the_mac_of_another_key_is_invalid_also_under_the_right_version() {
        assertInvalid(withKeys("ver002=key-3").token(LINK, "ver002").orElseThrow());
        assertInvalid(tokens.token(LINK, "ver001").orElseThrow().replace("ver001", "ver002"));
        assertInvalid(token.replace("ver002", "ver001"));
        assertInvalid(token.replace("ver002", "ver003"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "null", "../../etc/passwd", "A.B.C"})
    void a_text_that_is_no_token_is_invalid_also_without_keys(String text) {
        assertInvalid(text);
        assertThat(new HmacLinkTokens(StubKeys.UNREADABLE).verify(text)).isEqualTo(new Verification.Invalid());
    }

    @Test
    void a_token_remains_valid_after_a_rotation_until_its_key_is_removed() {
        assertThat(withKeys("ver002=key-2,ver003=key-3").verify(token)).isEqualTo(new Verification.Valid(LINK));
        assertThat(withKeys("ver003=key-3").verify(token)).isEqualTo(new Verification.Invalid());
    }

    @Test
    void a_link_keeps_its_token_after_a_rotation_and_gets_a_new_one_when_its_key_is_removed() {
        assertThat(withKeys("ver002=key-2,ver003=key-3").token(LINK, "ver002")).contains(token);
        HmacLinkTokens withoutKey = withKeys("ver003=key-3");
        assertThat(withoutKey.verify(withoutKey.token(LINK, "ver002").orElseThrow()))
                .isEqualTo(new Verification.Valid(LINK));
    }

    @Test
    void nothing_is_decided_while_no_key_can_be_read() {
        var unreadable = new HmacLinkTokens(StubKeys.UNREADABLE);
        assertThat(unreadable.verify(token)).isEqualTo(new Verification.Unknown());
        assertThat(unreadable.token(LINK, "ver002")).isEmpty();
        assertThat(unreadable.currentVersion()).isEmpty();
    }

    @Test
    void a_key_that_was_added_after_the_last_read_is_read() {
        var rotating = new HmacLinkTokens(StubKeys.rotating("ver001=key-1", "ver001=key-1,ver002=key-2"));
        assertThat(rotating.verify(token)).isEqualTo(new Verification.Valid(LINK));
        assertThat(rotating.token(LINK, "ver002")).contains(token);
    }

    private void assertInvalid(String text) {
        assertThat(tokens.verify(text)).as(text).isEqualTo(new Verification.Invalid());
    }
}
