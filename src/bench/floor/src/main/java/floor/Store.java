package floor;

import floor.Payments.Payment;
import floor.Payments.Transaction;
import floor.Table.Expression;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The reads and writes of a payment, with the service's keys, attributes and conditions. */
final class Store {

    static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    static final String FINGERPRINT_KEY = "ver001";

    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();
    private static final Duration UNTIL_CAPTURE = Duration.ofHours(1);

    private static final String CREATED_STATE =
            "status ancvTransactionId expiresAt lifeEndsAt dueShard dueAt tries version writeId";
    private static final Expression CREATED = change(CREATED_STATE);
    private static final Expression PENDING = change(CREATED_STATE + " askedEntry");
    private static final Expression PAID = change(CREATED_STATE + " paidCents paidAt");

    private static final String SUMS =
            "ADD #pending :pending, #paid :paid, #available :available, #live :live, #guestPending :guestPending";
    private static final Expression CHANGE_SUMS =
            new Expression(SUMS, "attribute_exists(#pk)", names("pending paid available live guestPending pk"));
    private static final String OPEN =
            "#status = :open AND #available >= :amount AND #live < :mostLive AND #payments < :mostInAll";
    private static final String OPEN_NAMES = "pending paid available live guestPending payments status";
    private static final Expression RESERVE = new Expression(SUMS + ", #payments :one", OPEN, names(OPEN_NAMES));
    private static final Expression RESERVE_BY_GUEST = new Expression(
            SUMS + ", #payments :one SET #guestStarts = :nextStarts",
            OPEN + " AND #guestPending < :one AND #guestStarts = :readStarts",
            names(OPEN_NAMES + " guestStarts"));
    private static final Expression POINTER =
            new Expression("", "attribute_not_exists(#pk) OR #paymentId = :paymentId", names("pk paymentId"));

    private final Table table;

    Store(Table table) {
        this.table = table;
    }

    /** An update that sets these attributes and removes all others of a state, if the version is the one that was read. */
    private static Expression change(String set) {
        String others = Stream.of(("withdrawing paidCents paidAt refund refundReason wasPaid leavingBy closedAt reason"
                                + " personalReason attentionSince attentionReason orderedCancellation")
                        .split(" "))
                .filter(name -> !set.contains(name))
                .collect(Collectors.joining(" "));
        return new Expression(
                list("SET ", set, name -> "#" + name + " = :" + name) + list(" REMOVE ", others, name -> "#" + name),
                "#version = :read",
                names(set + " " + others));
    }

    private static String list(String verb, String names, Function<String, String> each) {
        return Stream.of(names.split(" ")).map(each).collect(Collectors.joining(", ", verb, ""));
    }

    private static Map<String, String> names(String names) {
        return Stream.of(names.split(" ")).collect(Collectors.toUnmodifiableMap(name -> "#" + name, name -> name));
    }

    /** Reads the folder and, in the same call, looks for a payment with this id. */
    Map<String, AttributeValue> folder(String folder, String payment) {
        return table.getAll(folderKey(folder), paymentKey(folder, payment)).getFirst();
    }

    Map<String, AttributeValue> establishment(String id) {
        return table.get(Item.key("ESTABLISHMENT#" + id, "ESTABLISHMENT"));
    }

    Map<String, AttributeValue> payment(String folder, String id) {
        return table.get(paymentKey(folder, id));
    }

    /** The payment, then its history. */
    List<Map<String, AttributeValue>> paymentWithHistory(String folder, String id) {
        return table.startingWith("FOLDER#" + folder, "PAYMENT#" + id);
    }

    /** Writes the payment and its history, and reserves the amount in the folder. */
    void reserve(Payment payment, List<AttributeValue> starts, Instant nextCheck) {
        Item reservation = sums(payment.cents(), 0, -payment.cents(), 1, payment.guest() ? 1 : 0)
                .number(":one", 1)
                .text(":open", "OPEN")
                .number(":amount", payment.cents())
                .number(":mostLive", 25)
                .number(":mostInAll", 200);
        if (payment.guest()) {
            AttributeValue start = AttributeValue.fromS(NANOS.format(payment.requestedAt()));
            reservation
                    .list(":readStarts", starts)
                    .list(
                            ":nextStarts",
                            Stream.concat(starts.stream(), Stream.of(start)).toList());
        }
        table.write(
                table.putting(item(payment, nextCheck)),
                table.putting(
                        history(payment.folder(), payment.id(), 1, "REQUESTED", payment.by(), payment.requestedAt())),
                table.updating(folderKey(payment.folder()), payment.guest() ? RESERVE_BY_GUEST : RESERVE, reservation));
    }

    private static Item item(Payment payment, Instant nextCheck) {
        return paymentKey(payment.folder(), payment.id())
                .text("paymentId", payment.id())
                .text("folderId", payment.folder())
                .text("establishmentId", payment.establishment())
                .text("ancvId", payment.ancvId())
                .text("channel", payment.guest() ? "BOOKING_ENGINE" : "BACK_OFFICE")
                .text("by", payment.by())
                .number("requestedCents", payment.cents())
                .text("requestedAt", NANOS.format(payment.requestedAt()))
                .text("personalBeneficiaryMask", payment.mask())
                .text("establishmentKey", "ESTABLISHMENT#" + payment.establishment())
                .text("requestedKey", MILLIS.format(payment.requestedAt()) + "#" + payment.id())
                .text("attempt", payment.attempt())
                .text("addressHash", payment.addressHash())
                .text("personalFingerprint", payment.fingerprint())
                .text("personalFingerprintKey", FINGERPRINT_KEY)
                .text("status", "REQUESTED")
                .text("dueShard", shard("DUE", payment.id()))
                .text("dueAt", NANOS.format(nextCheck))
                .number("tries", 0)
                .number("version", 1)
                .text("writeId", UUID.randomUUID().toString());
    }

    /** Writes the id of ANCV's transaction, and a pointer from it to the payment. */
    void transactionCreated(Payment payment, Transaction transaction, Instant nextCheck) {
        Item pointer = Item.key("ANCV_TRANSACTION#" + transaction.id(), "POINTER")
                .text("folderId", payment.folder())
                .text("paymentId", payment.id());
        table.write(
                table.updating(
                        paymentKey(payment.folder(), payment.id()),
                        CREATED,
                        state("REQUESTED", transaction, 2, shard("DUE", payment.id()), nextCheck)),
                table.putting(pointer, POINTER, new Item().text(":paymentId", payment.id())));
    }

    /** Writes that ANCV asked the customer. */
    void pending(Payment payment, Transaction transaction, Instant at, Instant nextCheck) {
        Item entry = entry(new Item(), 3, "PENDING", "SYSTEM", at);
        table.update(
                paymentKey(payment.folder(), payment.id()),
                PENDING,
                state("PENDING", transaction, 3, shard("DUE", payment.id()), nextCheck)
                        .map(":askedEntry", entry));
    }

    /** Writes that the customer confirmed. The amount moves from the folder's pending to its paid amount. */
    void paid(Map<String, AttributeValue> read, Transaction transaction, long cents, Instant paidAt, Instant at) {
        String folder = read.get("folderId").s();
        String id = read.get("paymentId").s();
        long version = Long.parseLong(read.get("version").n()) + 1;
        long requested = Long.parseLong(read.get("requestedCents").n());
        boolean guest = read.get("channel").s().equals("BOOKING_ENGINE");
        Item event = new Item()
                .text("type", "payment.paid")
                .text("eventId", id + "-" + version)
                .text("folderId", folder)
                .text("paymentId", id)
                .text("establishmentId", read.get("establishmentId").s())
                .number("version", version)
                .text("status", "PAID")
                .number("requestedCents", requested)
                .number("paidCents", cents)
                .text("refund", "NONE")
                .text("reason", "NONE")
                .text("at", NANOS.format(at))
                .text("by", "CUSTOMER");
        table.write(
                table.updating(
                        paymentKey(folder, id),
                        PAID,
                        state("PAID", transaction, version, shard("WAITING", id), at.plus(UNTIL_CAPTURE))
                                .number(":paidCents", cents)
                                .text(":paidAt", NANOS.format(paidAt))),
                table.putting(
                        history(folder, id, version, "PAID", "CUSTOMER", at).map("event", event)),
                table.updating(
                        folderKey(folder), CHANGE_SUMS, sums(-requested, cents, requested - cents, 0, guest ? -1 : 0)));
    }

    private static Item state(String status, Transaction transaction, long version, String shard, Instant nextCheck) {
        return new Item()
                .text(":status", status)
                .text(":ancvTransactionId", transaction.id())
                .text(":expiresAt", NANOS.format(transaction.expiresAt()))
                .text(":lifeEndsAt", NANOS.format(transaction.lifeEndsAt()))
                .text(":dueShard", shard)
                .text(":dueAt", NANOS.format(nextCheck))
                .number(":tries", 0)
                .number(":version", version)
                .number(":read", version - 1)
                .text(":writeId", UUID.randomUUID().toString());
    }

    private static Item sums(long pending, long paid, long available, long live, long guestPending) {
        return new Item()
                .number(":pending", pending)
                .number(":paid", paid)
                .number(":available", available)
                .number(":live", live)
                .number(":guestPending", guestPending);
    }

    private static Item history(String folder, String id, long version, String status, String by, Instant at) {
        String digits = Long.toString(version);
        Item item = Item.key(
                "FOLDER#" + folder,
                "PAYMENT#" + id + "#HISTORY#" + "0".repeat(Math.max(0, 6 - digits.length())) + digits);
        return entry(item.text("paymentId", id), version, status, by, at);
    }

    private static Item entry(Item to, long version, String status, String by, Instant at) {
        return to.number("version", version)
                .text("at", NANOS.format(at))
                .text("status", status)
                .text("by", by);
    }

    private static Item folderKey(String folder) {
        return Item.key("FOLDER#" + folder, "FOLDER");
    }

    private static Item paymentKey(String folder, String id) {
        return Item.key("FOLDER#" + folder, "PAYMENT#" + id);
    }

    private static String shard(String kind, String payment) {
        int shard = Math.floorMod(payment.hashCode(), 16);
        return kind + (shard < 10 ? "#0" : "#") + shard;
    }
}
