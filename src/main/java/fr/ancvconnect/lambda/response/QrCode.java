package fr.ancvconnect.lambda.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A text as a QR code (ISO/IEC 18004) in black on white, with error correction of at least level M: a code of which 15 % is
 * dirty or covered can still be read. Around it are the four white modules that the standard requires.
 *
 * <p>A text that is too long for a QR code, which is more than 2,331 bytes, is an {@link IllegalArgumentException}.
 */
public final class QrCode {

    private static final int QUIET_ZONE_MODULES = 4;
    /** A code of a link has about 50 modules with its quiet zone: 400 pixels, which are 3.4 cm on paper at 300 dpi. */
    private static final int PIXELS_PER_MODULE = 8;

    private QrCode() {}

    /** The QR code as an SVG document in UTF-8, which can be enlarged without loss. It does not contain the text itself. */
    public static byte[] svg(String text) {
        Modules modules = Modules.of(text);
        int size = modules.size();
        int pixels = size * PIXELS_PER_MODULE;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>
                """.formatted(pixels, pixels, size, size, size, size, outline(modules))
                .getBytes(UTF_8);
    }

    /** The QR code as a PNG picture with one bit for each pixel. */
    public static byte[] png(String text) {
        Modules modules = Modules.of(text);
        return OneBitPng.of(
                modules.size() * PIXELS_PER_MODULE,
                (x, y) -> modules.isDark(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE));
    }

    /** One rectangle for each horizontal run of dark modules, because one for each module is three times as long. */
    private static String outline(Modules modules) {
        var path = new StringBuilder();
        for (int y = 0; y < modules.size(); y++) {
            for (int x = 0; x < modules.size(); x++) {
                int start = x;
                while (modules.isDark(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append("M%d %dh%dv1H%dz".formatted(start, y, x - start, start));
                }
            }
        }
        return path.toString();
    }

    /** The modules of a code and of its quiet zone. */
    private record Modules(io.nayuki.qrcodegen.QrCode code) {

        private static Modules of(String text) {
            return new Modules(io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM));
        }

        private int size() {
            return code.size + 2 * QUIET_ZONE_MODULES;
        }

        /** False outside the code as well. */
        private boolean isDark(int x, int y) {
            return code.getModule(x - QUIET_ZONE_MODULES, y - QUIET_ZONE_MODULES);
        }
    }
}
