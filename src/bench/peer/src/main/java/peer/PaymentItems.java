package peer;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import peer.Payment.Confirmation;
import peer.Payment.Establishment;
import peer.Payment.Folder;
import peer.Payment.HistoryEntry;
import peer.Payment.Request;
import peer.Payment.Secrets;
import peer.Payment.Status;
import peer.Payment.Transaction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the table. Instants have a fixed number of digits, so that they sort as texts. */
final class PaymentItems {

    static final String FINGERPRINT_KEY = "ver001";

    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private PaymentItems() {}

    /** A map of attributes under construction: an item, a key or the values of an expression. */
    record Item(Map<String, AttributeValue> attributes) {

        Item() {
            this(new HashMap<>());
        }

        static Item key(String pk, String sk) {
            return new Item().text("pk", pk).text("sk", sk);
        }

        Item text(String name, String value) {
            return value(name, AttributeValue.fromS(value));
        }

        Item number(String name, long value) {
            return value(name, AttributeValue.fromN(Long.toString(value)));
        }

        Item instant(String name, Instant value) {
            return text(name, NANOS.format(value));
        }

        Item instants(String name, List<Instant> values) {
            return value(
                    name,
                    AttributeValue.fromL(values.stream()
                            .map(value -> AttributeValue.fromS(NANOS.format(value)))
                            .toList()));
        }

        Item map(String name, Item value) {
            return value(name, AttributeValue.fromM(value.attributes));
        }

        private Item value(String name, AttributeValue value) {
            attributes.put(name, value);
            return this;
        }
    }

    static Item folderKey(String folder) {
        return Item.key("FOLDER#" + folder, "FOLDER");
    }

    static Item paymentKey(Request request) {
        return paymentKey(request.folder(), request.id());
    }

    static Item paymentKey(String folder, String id) {
        return Item.key("FOLDER#" + folder, "PAYMENT#" + id);
    }

    static Item newPayment(Payment payment, Instant nextCheck) {
        Request request = payment.request();
        return paymentKey(request)
                .text("paymentId", request.id())
                .text("folderId", request.folder())
                .text("establishmentId", request.establishment())
                .text("ancvId", request.ancvId())
                .text("channel", request.byGuest() ? "BOOKING_ENGINE" : "BACK_OFFICE")
                .text("by", request.by())
                .number("requestedCents", request.cents())
                .instant("requestedAt", request.requestedAt())
                .text("personalBeneficiaryMask", request.beneficiaryMask())
                .text("establishmentKey", "ESTABLISHMENT#" + request.establishment())
                .text("requestedKey", MILLIS.format(request.requestedAt()) + "#" + request.id())
                .text("attempt", payment.secrets().attempt())
                .text("addressHash", payment.secrets().addressHash())
                .text("personalFingerprint", payment.secrets().fingerprint())
                .text("personalFingerprintKey", FINGERPRINT_KEY)
                .text("status", payment.status().name())
                .text("dueShard", shard("DUE", request.id()))
                .instant("dueAt", nextCheck)
                .number("tries", 0)
                .number("version", payment.version())
                .text("writeId", UUID.randomUUID().toString());
    }

    static Item historyItem(Payment payment, Instant at, String by) {
        String sk = "PAYMENT#%s#HISTORY#%06d".formatted(payment.request().id(), payment.version());
        return historyEntry(
                Item.key("FOLDER#" + payment.request().folder(), sk)
                        .text("paymentId", payment.request().id()),
                payment,
                at,
                by);
    }

    static Item historyEntry(Item to, Payment payment, Instant at, String by) {
        return to.number("version", payment.version())
                .instant("at", at)
                .text("status", payment.status().name())
                .text("by", by);
    }

    /** The event that the booking platform receives. */
    static Item paidEvent(Payment payment, Instant at) {
        return new Item()
                .text("type", "payment.paid")
                .text("eventId", payment.request().id() + "-" + payment.version())
                .text("folderId", payment.request().folder())
                .text("paymentId", payment.request().id())
                .text("establishmentId", payment.request().establishment())
                .number("version", payment.version())
                .text("status", payment.status().name())
                .number("requestedCents", payment.request().cents())
                .number("paidCents", payment.confirmation().cents())
                .text("refund", "NONE")
                .text("reason", "NONE")
                .instant("at", at)
                .text("by", "CUSTOMER");
    }

    /** The changes of a folder's sums, in cents, and of its numbers of payments. */
    static Item sums(long pending, long paid, long available, long live, long guestPending) {
        return new Item()
                .number(":pending", pending)
                .number(":paid", paid)
                .number(":available", available)
                .number(":live", live)
                .number(":guestPending", guestPending);
    }

    /** One of 16 partitions of the index of payments to check. */
    static String shard(String kind, String payment) {
        int shard = Math.floorMod(payment.hashCode(), 16);
        return kind + (shard < 10 ? "#0" : "#") + shard;
    }

    static Payment payment(Map<String, AttributeValue> item) {
        var request = new Request(
                text(item, "folderId"),
                text(item, "paymentId"),
                text(item, "establishmentId"),
                text(item, "ancvId"),
                text(item, "channel").equals("BOOKING_ENGINE"),
                text(item, "by"),
                number(item, "requestedCents"),
                text(item, "personalBeneficiaryMask"),
                instant(item, "requestedAt"));
        var secrets = new Secrets(text(item, "personalFingerprint"), text(item, "addressHash"), text(item, "attempt"));
        return new Payment(
                request,
                secrets,
                Status.valueOf(text(item, "status")),
                transaction(item),
                confirmation(item),
                number(item, "version"));
    }

    private static @Nullable Transaction transaction(Map<String, AttributeValue> item) {
        return item.containsKey("ancvTransactionId")
                ? new Transaction(
                        text(item, "ancvTransactionId"), instant(item, "expiresAt"), instant(item, "lifeEndsAt"))
                : null;
    }

    private static @Nullable Confirmation confirmation(Map<String, AttributeValue> item) {
        return item.containsKey("paidAt") ? new Confirmation(number(item, "paidCents"), instant(item, "paidAt")) : null;
    }

    static HistoryEntry historyEntry(Map<String, AttributeValue> item) {
        return new HistoryEntry(
                number(item, "version"), instant(item, "at"), Status.valueOf(text(item, "status")), text(item, "by"));
    }

    static Folder folder(Map<String, AttributeValue> item) {
        return new Folder(
                text(item, "folderId"),
                text(item, "establishmentId"),
                text(item, "status").equals("OPEN"),
                number(item, "available"),
                item.get("guestStarts").l().stream()
                        .map(start -> Instant.parse(start.s()))
                        .toList());
    }

    static Establishment establishment(Map<String, AttributeValue> item) {
        return new Establishment(
                text(item, "establishmentId"),
                text(item, "name"),
                item.containsKey("ancvId") ? text(item, "ancvId") : null,
                text(item, "collectionMode").equals("PREPAID"));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.get(name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(item.get(name).n());
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        return Instant.parse(item.get(name).s());
    }
}
