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
import java.util.Locale;
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
    private static final String UNKNOWN_PAYMENT = "AAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static String establishment;
    private static String folder;
    private static String otherFolder;
    private static Response otherStart;

    @BeforeEach
    void payments_of_two_establishments() {
        if (folder == null) {
            establishment = ApiClient.activatedEstablishment();
            otherFolder = ApiClient.folder(ApiClient.activatedEstablishment(), 10_000);
            otherStart = ApiClient.start(platform(), otherFolder, "k", 2_000, customer());
            String newFolder = ApiClient.folder(establishment, 10_000);
            IntStream.range(0, 3)
                    .forEach(each -> ApiClient.start(platform(), newFolder, "k" + each, 2_000, customer())
                            .then()
                            .statusCode(201));
            folder = newFolder;
        }
    }

    @Test
    void a_cursor_of_the_service_is_accepted() {
        assertThat(establishmentPage(nextCursorOf(establishmentListPath())).statusCode())
                .isEqualTo(200);
        assertThat(folderPage(nextCursorOf(folderListPath())).statusCode()).isEqualTo(200);
    }

    @Test
    void another_encoding_of_the_same_cursor_is_rejected() {
        for (String cursor : List.of(nextCursorOf(establishmentListPath()), nextCursorOf(folderListPath()))) {
            List<String> encodings = new ArrayList<>(
                    List.of(cursor + "=", cursor + "==", cursor + " ", " " + cursor, cursor + "\n", cursor + "A"));
            encodings.addAll(withOtherTrailingBits(cursor));
            assertThat(encodings).allSatisfy(ForgedCursorsTest::assertRejected);
        }
    }

    @Test
    void a_position_at_which_no_page_can_end_is_rejected() {
        String[] position = decodedText(nextCursorOf(establishmentListPath())).split("\n");
        String payment = position[3];
        String laterTime = String.valueOf(Long.parseLong(position[1]) + 1);
        String otherPayment = otherStart.path("id");
        String otherTime = String.valueOf(
                Instant.parse(otherStart.<String>path("requestedAt")).toEpochMilli());
        assertThat(Stream.of(
                                List.of(position[1], folder, UNKNOWN_PAYMENT),
                                List.of(position[1], "no-folder", payment),
                                List.of(laterTime, folder, payment),
                                List.of(otherTime, otherFolder, otherPayment),
                                List.of(position[1], folder, otherPayment),
                                List.of(position[1], otherFolder, payment),
                                List.of("253402300799999", folder, payment),
                                List.of("253402300799999", folder, UNKNOWN_PAYMENT),
                                List.of("-62167219200000", folder, payment),
                                List.of("253402300800000", folder, payment),
                                List.of("999999999999999", folder, payment),
                                List.of("-999999999999999", folder, payment),
                                List.of("0", folder, payment),
                                List.of("-0", folder, payment),
                                List.of("0" + position[1], folder, payment),
                                List.of("+" + position[1], folder, payment),
                                List.of("٣", folder, payment),
                                List.of("", folder, payment),
                                List.of(position[1], "", payment),
                                List.of(position[1], folder, ""),
                                List.of(position[1], folder, payment, ""),
                                List.of(position[1], folder, payment.toLowerCase(Locale.ROOT)),
                                List.of(position[1], "a".repeat(65), payment),
                                List.of(position[1], "a".repeat(2_000), payment),
                                List.of(folder, payment),
                                List.of(folder, payment, position[1]))
                        .map(lines -> encoded(position[0] + "\n" + String.join("\n", lines))))
                .allSatisfy(ForgedCursorsTest::assertRejected);
        assertThat(Stream.of(
                                folder + "\n" + UNKNOWN_PAYMENT,
                                folder + "\n" + otherPayment,
                                otherFolder + "\n" + otherPayment,
                                folder,
                                folder + "\n",
                                "\n" + payment,
                                folder + "\n" + payment + "\n")
                        .map(ForgedCursorsTest::encoded))
                .allSatisfy(ForgedCursorsTest::assertRejected);
    }

    @Test
    void an_empty_or_repeated_cursor_is_rejected() {
        assertRejected("");
        for (String list : List.of(establishmentListPath(), folderListPath())) {
            String cursor = nextCursorOf(list);
            assertRejected(platform().queryParam("cursor", cursor, cursor).get(list));
        }
    }

    @Test
    void a_cursor_of_one_list_is_rejected_by_the_other_list() {
        assertRejected(establishmentPage(nextCursorOf(folderListPath())));
        assertRejected(folderPage(nextCursorOf(establishmentListPath())));
    }

    @Test
    void a_randomly_changed_cursor_is_rejected() {
        var random = new Random(SEED);
        List<String> cursors = List.of(nextCursorOf(establishmentListPath()), nextCursorOf(folderListPath()));
        for (int round = 0; round < ROUNDS; round++) {
            String forged = forged(cursors.get(round % 2), random);
            if (!cursors.contains(forged)) {
                assertRejected(forged);
            }
        }
    }

    private static String forged(String cursor, Random random) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        return switch (random.nextInt(6)) {
            case 0 -> encoded(randomBytes(random.nextInt(80), random));
            case 1 -> cursor.substring(0, random.nextInt(1, cursor.length()));
            case 2 -> encoded(withFlippedBit(bytes, random));
            case 3 -> encoded(Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 40)));
            case 4 -> encoded(withChangedLine(new String(bytes, UTF_8), random).getBytes(UTF_8));
            default -> new String(randomBytes(1 + random.nextInt(40), random), UTF_8);
        };
    }

    private static byte[] withFlippedBit(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** Replaces one line of the cursor. */
    private static String withChangedLine(String text, Random random) {
        String[] lines = text.split("\n");
        String digits = String.valueOf(random.nextLong(-1_000_000_000_000L, 10_000_000_000_000L));
        lines[random.nextInt(lines.length)] = List.of(digits, "F-" + digits, UNKNOWN_PAYMENT, "", "\u0000", "é")
                .get(random.nextInt(6));
        return String.join("\n", lines);
    }

    private static byte[] randomBytes(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
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

    private static String decodedText(String cursor) {
        return new String(decoded(cursor), UTF_8);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRejected(String cursor) {
        assertRejected(establishmentPage(cursor));
        assertRejected(folderPage(cursor));
    }

    private static void assertRejected(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("code")).isEqualTo("validation-failed");
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("cursor");
    }

    /** The cursor of the second page. */
    private static String nextCursorOf(String list) {
        Response page = platform().queryParam("limit", "1").get(list);
        page.then().statusCode(200);
        return page.path("nextCursor");
    }

    private static Response establishmentPage(String cursor) {
        return platform().queryParam("cursor", cursor).get(establishmentListPath());
    }

    private static Response folderPage(String cursor) {
        return platform().queryParam("cursor", cursor).get(folderListPath());
    }

    private static String establishmentListPath() {
        return "/establishments/" + establishment + "/payments";
    }

    private static String folderListPath() {
        return "/booking-folders/" + folder + "/payments";
    }
}
