package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The requested part of a list. */
public record PageRequest(int limit, Optional<String> cursor) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;
    static final int MAX_CSV_LIMIT = 1000;

    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");

    /** Reads the query of a list with at most 100 payments per page. */
    public static PageRequest read(Map<String, List<String>> query) {
        var parameters = new QueryParameters(query);
        Optional<Integer> limit = parameters.read("limit", text -> limit(text, MAX_LIMIT), FieldFault.LIMIT_RANGE);
        Optional<String> cursor = parameters.read("cursor", Optional::of, FieldFault.CURSOR_UNKNOWN);
        parameters.check();
        return new PageRequest(limit.orElse(DEFAULT_LIMIT), cursor);
    }

    /** The position of the cursor in this folder. A cursor of another folder is rejected. */
    public Optional<FolderCursor> after(FolderId folder) {
        return cursor.map(given -> FolderCursor.decode(given, folder).orElseThrow(PageRequest::unknownCursor));
    }

    /** The error for a cursor that does not belong to this list. */
    public static ProblemException unknownCursor() {
        return ProblemException.invalid(List.of(new FieldError("cursor", FieldFault.CURSOR_UNKNOWN)));
    }

    /** The limit, from 1 to {@code maxLimit}; empty if it is not valid. */
    static Optional<Integer> limit(String text, int maxLimit) {
        return Optional.of(text)
                .filter(LIMIT.asMatchPredicate())
                .map(Integer::parseInt)
                .filter(limit -> limit <= maxLimit);
    }

    /** The position in a folder's list of payments after which the next page begins. It is valid for that folder only. */
    public record FolderCursor(FolderId folder, PaymentId last) {

        /** The cursor as clients receive it. */
        public String encoded() {
            return OpaqueToken.of(folder.value(), last.value());
        }

        /** Decodes a cursor; empty if it does not belong to this folder or is not in its canonical encoding. */
        public static Optional<FolderCursor> decode(String encoded, FolderId folder) {
            List<String> lines = OpaqueToken.lines(encoded);
            boolean isOurs =
                    lines.size() == 2 && lines.get(0).equals(folder.value()) && PaymentId.isWellFormed(lines.get(1));
            return isOurs
                    ? Optional.of(new FolderCursor(folder, new PaymentId(lines.get(1))))
                            .filter(cursor -> cursor.encoded().equals(encoded))
                    : Optional.empty();
        }
    }
}
