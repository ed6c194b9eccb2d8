package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderClosing;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a booking folder. Its sums are in cents and change by increments only, so that many payments can start at the
 * same time.
 */
public final class FolderItem {

    public static final String OPEN = "OPEN";
    public static final String CANCELLED = "CANCELLED";
    public static final String CUSTOMER_NAME = "personalCustomerName";
    public static final String CUSTOMER_EMAIL = "personalCustomerEmail";

    public static final String ENDS_ON = "endsOn";
    static final String CHANGED_AT = "changedAt";
    private static final String SK = "FOLDER";
    private static final String PK_PREFIX = "FOLDER#";

    private FolderItem() {}

    public static ItemKey key(FolderId folder) {
        return new ItemKey(PK_PREFIX + folder.value(), SK);
    }

    /** The folder of an item, read from the item's key only. */
    static FolderId folder(ItemReader item) {
        return new FolderId(item.text(ItemKey.PK).substring(PK_PREFIX.length()));
    }

    public static boolean matches(ItemReader item) {
        return SK.equals(item.sk());
    }

    public static Map<String, AttributeValue> toItem(BookingFolder folder, WriteId write) {
        FolderSums sums = folder.sums();
        return new ItemWriter()
                .key(key(folder.id()))
                .text("folderId", folder.id().value())
                .text("establishmentId", folder.establishment().value())
                .text("origin", folder.origin().name())
                .text("status", folder.isCancelled() ? CANCELLED : OPEN)
                .number("total", sums.total().cents())
                .number("paid", sums.paid().cents())
                .number("pending", sums.pending().cents())
                .number("available", sums.total().cents() - sums.committed().cents())
                .text(CUSTOMER_NAME, folder.customer().map(Customer::name))
                .text(CUSTOMER_EMAIL, folder.customer().map(Customer::email))
                .flag("cardGuarantee", folder.cardGuarantee())
                .number("payments", folder.payments())
                .number("live", folder.live())
                .number("guestPending", folder.guestRateLimit().pending())
                .value(
                        "guestStarts",
                        Attributes.instants(folder.guestRateLimit().starts()))
                .text(ENDS_ON, folder.endsOn().map(LocalDate::toString))
                .instant("createdAt", folder.createdAt())
                .instant("cancelledAt", folder.cancelledAt())
                .instant(CHANGED_AT, folder.changedAt())
                .text(TableDefinition.DUE_SHARD, CheckAttributes.settledShard(folder.id()))
                .instant(TableDefinition.DUE_AT, FolderClosing.closesAt(folder, folder.changedAt()))
                .text(WriteId.NAME, write.value())
                .item();
    }

    public static BookingFolder fromItem(ItemReader folder) {
        return folder.decoded(FolderItem::decode);
    }

    private static BookingFolder decode(ItemReader item) {
        var sums = new FolderSums(item.money("total"), item.money("paid"), item.money("pending"));
        Optional<Customer> customer = item.findText(CUSTOMER_NAME)
                .flatMap(name -> item.findText(CUSTOMER_EMAIL).map(email -> new Customer(name, email)));
        var rateLimit = new GuestRateLimit(item.instants("guestStarts"), item.count("guestPending"));
        Instant createdAt = item.instant("createdAt");
        Optional<Instant> cancelledAt = item.findInstant("cancelledAt");
        return new BookingFolder(
                item.named("folderId", FolderId::new),
                item.named("establishmentId", EstablishmentId::new),
                item.named("origin", Origin::valueOf),
                sums,
                customer,
                item.flag("cardGuarantee"),
                item.count("payments"),
                item.count("live"),
                rateLimit,
                item.findText(ENDS_ON).map(LocalDate::parse),
                createdAt,
                cancelledAt,
                item.findInstant(CHANGED_AT).or(() -> cancelledAt).orElse(createdAt));
    }
}
