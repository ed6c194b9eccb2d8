package fr.ancvconnect.lambda.form;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The place in a folder's list of payments after which the next page begins. It works for that folder only. */
public record Cursor(FolderId folder, PaymentId last) {

    private static final String SEPARATOR = "\n";

    /** The cursor as callers are given it. */
    public String encoded() {
        byte[] text = (folder.value() + SEPARATOR + last.value()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Reads one; empty for anything that is none of this folder. */
    public static Optional<Cursor> decode(String encoded, FolderId folder) {
        String[] parts = text(encoded).split(SEPARATOR, -1);
        boolean isOurs = parts.length == 2 && parts[0].equals(folder.value()) && PaymentId.isWellFormed(parts[1]);
        return isOurs ? Optional.of(new Cursor(folder, new PaymentId(parts[1]))) : Optional.empty();
    }

    private static String text(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
