package fr.ancvconnect.lambda.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Decodes the QR codes with ZXing, which shares no code with the encoder. */
class QrCodeTest {

    private static final String URL =
            "https://pay.booking.example/pay/KDADKEHKACMHVWPHLOXSBZAFLP.ver001.W77KQ-U1JBKPp608IJR1Xg";
    private static final Pattern RECTANGLE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)H(\\d+)z");
    private static final int PIXELS_PER_MODULE = 8;
    private static final int QUIET_ZONE = 4 * PIXELS_PER_MODULE;

    static String[] texts() {
        return new String[] {
            "a", "https://p.fr/pay/x", URL, "https://paiement.exemple.fr/pay/é€😀", URL + "/" + "0-_aZ".repeat(440)
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void the_png_is_decoded_to_the_text(String text) throws Exception {
        assertThat(decode(png(text)).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void the_svg_is_decoded_to_the_text(String text) throws Exception {
        assertThat(decode(rasterized(QrCode.svg(text))).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void both_pictures_have_the_same_pixels_and_a_quiet_zone_of_four_modules(String text) throws Exception {
        BufferedImage png = png(text);
        int[] pixels = pixels(png);
        int size = png.getWidth();
        assertThat(pixels(rasterized(QrCode.svg(text)))).isEqualTo(pixels);
        assertThat(IntStream.range(0, size * size)
                        .filter(at -> pixels[at] == Color.BLACK.getRGB())
                        .map(at -> IntStream.of(at % size, at / size, size - 1 - at % size, size - 1 - at / size)
                                .min()
                                .orElseThrow())
                        .min())
                .hasValue(QUIET_ZONE);
    }

    @Test
    void a_code_is_corrected_although_a_part_of_it_is_covered() throws Exception {
        BufferedImage covered = png(URL);
        assertThat(decode(covered).getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL))
                .isIn("M", "Q", "H");
        // The middle: the corners have the patterns by which a code is found.
        int side = covered.getWidth() / 5;
        int start = (covered.getWidth() - side) / 2;
        var graphics = covered.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(start, start, side, side);
        graphics.dispose();
        assertThat(decode(covered).getText()).isEqualTo(URL);
    }

    @Test
    void the_pictures_of_a_link_are_small() {
        assertThat(QrCode.png(URL)).hasSizeLessThan(2_000);
        assertThat(QrCode.svg(URL)).hasSizeLessThan(10_000);
    }

    @Test
    void the_svg_does_not_contain_the_text_of_the_code() {
        assertThat(new String(QrCode.svg(URL), UTF_8)).doesNotContain("pay", "KDADK");
    }

    @Test
    void a_text_that_is_too_long_for_a_code_is_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.svg("a".repeat(2_332)));
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.png("a".repeat(2_332)));
    }

    private static BufferedImage png(String text) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(QrCode.png(text)));
        assertThat(picture.getColorModel().getPixelSize()).isEqualTo(1);
        return picture;
    }

    /** Draws the rectangles of the document in the size that it names. */
    private static BufferedImage rasterized(byte[] svg) throws Exception {
        Element root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement();
        int size = Integer.parseInt(root.getAttribute("width"));
        assertThat(root.getAttribute("height")).isEqualTo(root.getAttribute("width"));
        int modules = size / PIXELS_PER_MODULE;
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 %d %d".formatted(modules, modules));
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        var graphics = picture.createGraphics();
        graphics.scale(PIXELS_PER_MODULE, PIXELS_PER_MODULE);
        var paths = root.getElementsByTagName("path");
        for (int at = 0; at < paths.getLength(); at++) {
            var path = (Element) paths.item(at);
            graphics.setColor(path.getAttribute("fill").equals("#fff") ? Color.WHITE : Color.BLACK);
            String outline = path.getAttribute("d");
            assertThat(RECTANGLE
                            .matcher(outline)
                            .replaceAll("")
                            .replace("M0 0h%dv%dH0z".formatted(modules, modules), ""))
                    .isEmpty();
            RECTANGLE.matcher(outline).results().forEach(rectangle -> {
                int[] numbers = IntStream.rangeClosed(1, 5)
                        .map(group -> Integer.parseInt(rectangle.group(group)))
                        .toArray();
                assertThat(numbers[4]).isEqualTo(numbers[0]);
                graphics.fillRect(numbers[0], numbers[1], numbers[2], numbers[3]);
            });
        }
        graphics.dispose();
        return picture;
    }

    private static Result decode(BufferedImage picture) throws ReaderException {
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels(picture));
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
