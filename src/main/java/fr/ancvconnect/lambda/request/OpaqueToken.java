package fr.ancvconnect.lambda.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What callers hand back to us as they got it: a few lines of text as one word that can stand in an address. */
final class OpaqueToken {

    private static final String SEPARATOR = "\n";

    private OpaqueToken() {
    }

    static String of(String... lines) {
        byte[] text = String.join(SEPARATOR, lines).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** The lines; for what is none of ours anything, but never a failure. */
    static List<String> lines(String word) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(SEPARATOR, -1));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
