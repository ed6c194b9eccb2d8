package fr.ancvconnect.lambda.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Encodes a few lines of text as one URL-safe token, which clients return unchanged. */
final class OpaqueToken {

    private static final String SEPARATOR = "\n";

    private OpaqueToken() {}

    static String of(String... lines) {
        byte[] text = String.join(SEPARATOR, lines).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** The decoded lines. The text may come from another source, so the lines can be anything; decoding never throws. */
    static List<String> lines(String token) {
        try {
            return List.of(
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(SEPARATOR, -1));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
