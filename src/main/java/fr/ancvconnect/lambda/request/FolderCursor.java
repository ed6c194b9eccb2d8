package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.List;
import java.util.Optional;

/** The place in a folder's list of payments after which the next page begins. It works for that folder only. */
public record FolderCursor(FolderId folder, PaymentId last) {

    /** The cursor as callers are given it. */
    public String encoded() {
        return OpaqueToken.of(folder.value(), last.value());
    }

    /** Reads one; empty for anything that is none of this folder, and for another spelling. */
    public static Optional<FolderCursor> decode(String encoded, FolderId folder) {
        List<String> lines = OpaqueToken.lines(encoded);
        boolean isOurs = lines.size() == 2 && lines.get(0).equals(folder.value()) && PaymentId.isWellFormed(lines.get(1));
        return isOurs ? Optional.of(new FolderCursor(folder, new PaymentId(lines.get(1)))).filter(cursor -> cursor.encoded().equals(encoded))
                : Optional.empty();
    }
}
