package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderClosing;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.folder.FolderLimits;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import fr.ancvconnect.dynamodb.item.CheckAttributes;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Updates of a folder's item. {@code available} is stored, because a condition expression cannot add. It can fall below 0. */
final class FolderUpdates {

    private static final String ADD_SUMS =
            "ADD #pending :pending, #paid :paid, #available :available, #live :live, #guestPending :guestPending";

    private FolderUpdates() {}

    /**
     * Adds a payment, on the condition that the folder is open, has the amount available and is below its limits on payments. A
     * guest's payment has further conditions.
     */
    static ItemUpdate reserve(Payment payment, BookingFolder read) {
        ReservedAmount sums = ReservedAmount.of(payment);
        Map<String, AttributeValue> values = sums(sums);
        values.put(":one", Attributes.number(1));
        values.put(":open", Attributes.text(FolderItem.OPEN));
        values.put(":amount", Attributes.number(payment.request().amount().cents()));
        values.put(":mostLive", Attributes.number(FolderLimits.LIVE));
        values.put(":mostInAll", Attributes.number(FolderLimits.TOTAL));
        String update = ADD_SUMS + ", #payments :one";
        String condition = "#status = :open AND #available >= :amount AND #live < :mostLive AND #payments < :mostInAll";
        if (sums.guestPending() == 0) {
            return new ItemUpdate(FolderItem.key(read.id()), update, condition, values);
        }
        values.put(":readStarts", Attributes.instants(read.guestRateLimit().starts()));
        values.put(
                ":nextStarts",
                Attributes.instants(
                        read.guestRateLimit().startsWith(payment.request().requestedAt())));
        return new ItemUpdate(
                FolderItem.key(read.id()),
                update + " SET #guestStarts = :nextStarts",
                condition + " AND #guestPending < :one AND #guestStarts = :readStarts",
                values);
    }

    /** Changes the folder's sums after the change of a payment. */
    static ItemUpdate changeSums(FolderId folder, ReservedAmount change) {
        return new ItemUpdate(FolderItem.key(folder), ADD_SUMS, "attribute_exists(#pk)", sums(change));
    }

    /**
     * Cancels the folder, on the condition that it is open and has as many payments as were read. From then on, the folder
     * waits for the erasure of its personal data.
     */
    static ItemUpdate cancel(FolderCancellation cancellation, WriteId write) {
        BookingFolder read = cancellation.read().folder();
        Map<String, AttributeValue> values = sums(cancellation.sums());
        values.put(":open", Attributes.text(FolderItem.OPEN));
        values.put(":cancelled", Attributes.text(FolderItem.CANCELLED));
        values.put(":at", Attributes.instant(cancellation.at()));
        values.put(":shard", Attributes.text(CheckAttributes.settledShard(read.id())));
        values.put(":read", Attributes.number(read.payments()));
        values.put(":write", Attributes.text(write.value()));
        String set =
                " SET #status = :cancelled, #cancelledAt = :at, #changedAt = :at, #dueShard = :shard, #dueAt = :at, #writeId = :write";
        return new ItemUpdate(
                FolderItem.key(read.id()), ADD_SUMS + set, "#status = :open AND #payments = :read", values);
    }

    /** Writes a new declaration of the platform. A customer that is no longer declared is removed. */
    static ItemUpdate redeclare(BookingFolder read, FolderDeclaration declaration, Instant at, WriteId write) {
        BookingFolder next = BookingFolder.declared(read.id(), declaration, at);
        long difference = declaration.total().cents() - read.sums().total().cents();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":total", Attributes.number(declaration.total().cents()),
                ":readTotal", Attributes.number(read.sums().total().cents()),
                ":growth", Attributes.number(difference),
                ":cardGuarantee", Attributes.flag(declaration.cardGuarantee()),
                ":open", Attributes.text(FolderItem.OPEN),
                ":at", Attributes.instant(at),
                ":shard", Attributes.text(CheckAttributes.settledShard(read.id())),
                ":closesAt", Attributes.instant(FolderClosing.closesAt(next, at)),
                ":write", Attributes.text(write.value())));
        String set = "SET #total = :total, #available = #available + :growth, #cardGuarantee = :cardGuarantee,"
                + " #changedAt = :at, #dueShard = :shard, #dueAt = :closesAt, #writeId = :write";
        String condition = "#status = :open AND #total = :readTotal";
        if (difference < 0) {
            values.put(":decrease", Attributes.number(-difference));
            condition += " AND #available >= :decrease";
        }
        return new ItemUpdate(FolderItem.key(read.id()), set + optional(declaration, values), condition, values);
    }

    /** The optional attributes of a declaration: set if they are declared, removed if not. */
    private static String optional(FolderDeclaration declaration, Map<String, AttributeValue> values) {
        var declared = new LinkedHashMap<String, Optional<String>>();
        declared.put(FolderItem.CUSTOMER_NAME, declaration.customer().map(Customer::name));
        declared.put(FolderItem.CUSTOMER_EMAIL, declaration.customer().map(Customer::email));
        declared.put(FolderItem.ENDS_ON, declaration.endsOn().map(LocalDate::toString));
        var set = new StringBuilder();
        var removed = new ArrayList<String>();
        declared.forEach((name, value) -> value.ifPresentOrElse(
                text -> {
                    values.put(":" + name, Attributes.text(text));
                    set.append(", #").append(name).append(" = :").append(name);
                },
                () -> removed.add("#" + name)));
        return removed.isEmpty() ? set.toString() : set + " REMOVE " + String.join(", ", removed);
    }

    private static Map<String, AttributeValue> sums(ReservedAmount change) {
        return new HashMap<>(Map.of(
                ":pending", Attributes.number(change.pending()),
                ":paid", Attributes.number(change.paid()),
                ":available", Attributes.number(-change.pending() - change.paid()),
                ":live", Attributes.number(change.live()),
                ":guestPending", Attributes.number(change.guestPending())));
    }
}
