package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cursor that the service did not create returns 422 for both lists, whatever its content is. */
@QuarkusTest
class ForgedCursorsTest {

    private static final long SEED = 20_261_129;
    private static final int ROUNDS = 150;
    private static final String NOWHERE = "AAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static String establishment;
    private static String folder;
    private static String strangersFolder;
    private static Response strangers;

    @BeforeEach
    void payments_of_two_establishments() {
        if (folder == null) {
            establishment = ApiClient.openEstablishment();
            strangersFolder = ApiClient.folder(ApiClient.openEstablishment(), 10_000);
            strangers = ApiClient.start(platform(), strangersFolder, "k", 2_000, customer());
            String made = ApiClient.folder(establishment, 10_000);
            IntStream.range(0, 3)
                    .forEach(each -> ApiClient.start(platform(), made, "k" + each, 2_000, customer())
                            .then()
                            .statusCode(201));
            folder = made;
        }
    }

    @Test
    void a_cursor_of_the_service_is_taken() {
        assertThat(ofEstablishment(ofFirstPage(listOfEstablishment())).statusCode())
                .isEqualTo(200);
        assertThat(ofFolder(ofFirstPage(listOfFolder())).statusCode()).isEqualTo(200);
    }

    @Test
    void another_spelling_of_the_same_cursor_is_none_of_ours() {
        for (String cursor : List.of(ofFirstPage(listOfEstablishment()), ofFirstPage(listOfFolder()))) {
            List<String> spellings = new ArrayList<>(
                    List.of(cursor + "=", cursor + "==", cursor + " ", " " + cursor, cursor + "\n", cursor + "A"));
            spellings.addAll(withOtherTrailingBits(cursor));
            assertThat(spellings).allSatisfy(ForgedCursorsTest::isNone);
        }
    }

    @Test
    void a_place_that_no_page_can_have_ended_at_is_none_of_ours() {
        String[] place = text(ofFirstPage(listOfEstablishment())).split("\n");
        String payment = place[3];
        String later = String.valueOf(Long.parseLong(place[1]) + 1);
        String stranger = strangers.path("id");
        String strangersTime = String.valueOf(
                Instant.parse(strangers.<String>path("requestedAt")).toEpochMilli());
        assertThat(Stream.of(
                                List.of(place[1], folder, NOWHERE),
                                List.of(place[1], "no-folder", payment),
                                List.of(later, folder, payment),
                                List.of(strangersTime, strangersFolder, stranger),
                                List.of(place[1], folder, stranger),
                                List.of(place[1], strangersFolder, payment),
                                List.of("253402300799999", folder, payment),
                                List.of("253402300799999", folder, NOWHERE),
                                List.of("-62167219200000", folder, payment),
                                List.of("253402300800000", folder, payment),
                                List.of("999999999999999", folder, payment),
                                List.of("-999999999999999", folder, payment),
                                List.of("0", folder, payment),
                                List.of("-0", folder, payment),
                                List.of("0" + place[1], folder, payment),
                                List.of("+" + place[1], folder, payment),
                                List.of("٣", folder, payment),
                                List.of("", folder, payment),
                                List.of(place[1], "", payment),
                                List.of(place[1], folder, ""),
                                List.of(place[1], folder, payment, ""),
                                List.of(place[1], folder, payment.toLowerCase()),
                                List.of(place[1], "a".repeat(65), payment),
                                List.of(place[1], "a".repeat(2_000), payment),
                                List.of(folder, payment),
                                List.of(folder, payment, place[1]))
                        .map(lines -> word(place[0] + "\n" + String.join("\n", lines))))
                .allSatisfy(ForgedCursorsTest::isNone);
        assertThat(Stream.of(
                                folder + "\n" + NOWHERE,
                                folder + "\n" + stranger,
                                strangersFolder + "\n" + stranger,
                                folder,
                                folder + "\n",
                                "\n" + payment,
                                folder + "\n" + payment + "\n")
                        .map(ForgedCursorsTest::word))
                .allSatisfy(ForgedCursorsTest::isNone);
    }

    @Test
    void an_empty_cursor_and_one_that_is_given_twice_are_none_of_ours() {
        isNone("");
        for (String list : List.of(listOfEstablishment(), listOfFolder())) {
            String cursor = ofFirstPage(list);
            isNone(platform().queryParam("cursor", cursor, cursor).get(list));
        }
    }

    @Test
    void the_cursor_of_one_list_is_none_of_the_other() {
        isNone(ofEstablishment(ofFirstPage(listOfFolder())));
        isNone(ofFolder(ofFirstPage(listOfEstablishment())));
    }

    @Test
    void whatever_chance_makes_of_a_cursor_is_none_of_ours() {
        var chance = new Random(SEED);
        List<String> ours = List.of(ofFirstPage(listOfEstablishment()), ofFirstPage(listOfFolder()));
        for (int round = 0; round < ROUNDS; round++) {
            String forged = forged(ours.get(round % 2), chance);
            if (!ours.contains(forged)) {
                isNone(forged);
            }
        }
    }

    private static String forged(String cursor, Random chance) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        return switch (chance.nextInt(6)) {
            case 0 -> word(random(chance.nextInt(80), chance));
            case 1 -> cursor.substring(0, chance.nextInt(1, cursor.length()));
            case 2 -> word(flipped(bytes, chance));
            case 3 -> word(Arrays.copyOf(bytes, chance.nextInt(1, bytes.length + 40)));
            case 4 -> word(lines(new String(bytes, UTF_8), chance).getBytes(UTF_8));
            default -> new String(random(1 + chance.nextInt(40), chance), UTF_8);
        };
    }

    private static byte[] flipped(byte[] bytes, Random chance) {
        byte[] flipped = bytes.clone();
        flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
        return flipped;
    }

    /** Replaces one line of the cursor. */
    private static String lines(String text, Random chance) {
        String[] lines = text.split("\n");
        String digits = String.valueOf(chance.nextLong(-1_000_000_000_000L, 10_000_000_000_000L));
        lines[chance.nextInt(lines.length)] =
                List.of(digits, "F-" + digits, NOWHERE, "", "\u0000", "é").get(chance.nextInt(6));
        return String.join("\n", lines);
    }

    private static byte[] random(int length, Random chance) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    /** Cursors with the same bytes and a different last Base64 digit: its unused bits are ignored when it is decoded. */
    private static List<String> withOtherTrailingBits(String cursor) {
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .mapToObj(digit -> cursor.substring(0, cursor.length() - 1) + (char) digit)
                .filter(other -> !other.equals(cursor) && Arrays.equals(decoded(other), decoded(cursor)))
                .toList();
    }

    private static byte[] decoded(String cursor) {
        return Base64.getUrlDecoder().decode(cursor);
    }

    private static String text(String cursor) {
        return new String(decoded(cursor), UTF_8);
    }

    private static String word(String text) {
        return word(text.getBytes(UTF_8));
    }

    private static String word(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void isNone(String cursor) {
        isNone(ofEstablishment(cursor));
        isNone(ofFolder(cursor));
    }

    private static void isNone(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("code")).isEqualTo("validation-failed");
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("cursor");
    }

    /** The cursor of the second page. */
    private static String ofFirstPage(String list) {
        Response page = platform().queryParam("limit", "1").get(list);
        page.then().statusCode(200);
        return page.path("nextCursor");
    }

    private static Response ofEstablishment(String cursor) {
        return platform().queryParam("cursor", cursor).get(listOfEstablishment());
    }

    private static Response ofFolder(String cursor) {
        return platform().queryParam("cursor", cursor).get(listOfFolder());
    }

    private static String listOfEstablishment() {
        return "/establishments/" + establishment + "/payments";
    }

    private static String listOfFolder() {
        return "/booking-folders/" + folder + "/payments";
    }
}
