package peer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An update, its condition, and the attributes for which the names in them stand: {@code #name} is the attribute {@code name}.
 * All are built once.
 */
record Expression(String update, String condition, Map<String, String> names) {

    static final Expression NEW = new Expression("", "attribute_not_exists(#pk)", names("pk"));
    static final Expression NEW_POINTER =
            new Expression("", "attribute_not_exists(#pk) OR #paymentId = :paymentId", names("pk paymentId"));
    static final Expression QUERY = new Expression("", "#pk = :pk AND begins_with(#sk, :sk)", names("pk sk"));

    private static final String CREATED_STATE =
            "status ancvTransactionId expiresAt lifeEndsAt dueShard dueAt tries version writeId";
    static final Expression CREATED = change(CREATED_STATE);
    static final Expression PENDING = change(CREATED_STATE + " askedEntry");
    static final Expression PAID = change(CREATED_STATE + " paidCents paidAt");
    static final Expression FAILED = change("status closedAt reason dueShard dueAt tries version writeId");

    private static final String SUMS =
            "ADD #pending :pending, #paid :paid, #available :available, #live :live, #guestPending :guestPending";
    static final Expression CHANGE_SUMS =
            new Expression(SUMS, "attribute_exists(#pk)", names("pending paid available live guestPending pk"));
    private static final String OPEN =
            "#status = :open AND #available >= :amount AND #live < :mostLive AND #payments < :mostInAll";
    private static final String OPEN_NAMES = "pending paid available live guestPending payments status";
    static final Expression RESERVE = new Expression(SUMS + ", #payments :one", OPEN, names(OPEN_NAMES));
    static final Expression RESERVE_BY_GUEST = new Expression(
            SUMS + ", #payments :one SET #guestStarts = :nextStarts",
            OPEN + " AND #guestPending < :one AND #guestStarts = :readStarts",
            names(OPEN_NAMES + " guestStarts"));

    /** An update that sets these attributes and removes all others of a state, if the version is the one that was read. */
    private static Expression change(String attributes) {
        List<String> set = List.of(attributes.split(" "));
        List<String> removed = Stream.of(
                        ("withdrawing paidCents paidAt refund refundReason wasPaid leavingBy closedAt reason"
                                        + " personalReason attentionSince attentionReason orderedCancellation")
                                .split(" "))
                .filter(Predicate.not(set::contains))
                .toList();
        String update = set.stream().map(name -> "#" + name + " = :" + name).collect(joining(", ", "SET ", ""))
                + removed.stream().map(name -> "#" + name).collect(joining(", ", " REMOVE ", ""));
        return new Expression(update, "#version = :read", names(attributes + " " + String.join(" ", removed)));
    }

    private static Map<String, String> names(String attributes) {
        return Stream.of(attributes.split(" ")).collect(toUnmodifiableMap(name -> "#" + name, name -> name));
    }
}
