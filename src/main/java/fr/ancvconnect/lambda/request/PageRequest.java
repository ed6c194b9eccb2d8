package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import fr.ancvconnect.lambda.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which part of a list is asked for. */
public record PageRequest(int limit, Optional<String> cursor) {

    static final int DEFAULT = 20;
    static final int MOST = 100;
    static final int MOST_IN_CSV = 1000;

    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");

    /** Reads the query of a list whose pages have at most 100 payments. */
    public static PageRequest read(Map<String, List<String>> query) {
        var parameters = new QueryParameters(query);
        Optional<Integer> limit = parameters.read("limit", text -> limit(text, MOST), FieldFault.LIMIT_RANGE);
        Optional<String> cursor = parameters.read("cursor", Optional::of, FieldFault.CURSOR_UNKNOWN);
        parameters.check();
        return new PageRequest(limit.orElse(DEFAULT), cursor);
    }

    /** The place that the cursor names in this folder; another folder's is none. */
    public Optional<FolderCursor> after(FolderId folder) {
        return cursor.map(given -> FolderCursor.decode(given, folder).orElseThrow(PageRequest::unknownCursor));
    }

    /** The refusal of a cursor that is none of this list. */
    public static ProblemException unknownCursor() {
        return ProblemException.invalid(List.of(new FieldError("cursor", FieldFault.CURSOR_UNKNOWN)));
    }

    /** The limit, as far as it is one: 1 to {@code most}. */
    static Optional<Integer> limit(String text, int most) {
        return Optional.of(text).filter(LIMIT.asMatchPredicate()).map(Integer::parseInt).filter(limit -> limit <= most);
    }

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
}
