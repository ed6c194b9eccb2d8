package fr.ancvconnect.dynamodb;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderClosing;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestPace;
import fr.ancvconnect.domain.folder.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A booking folder. Its sums are cents and move by increments only, so that many payments can start at once. */
final class FolderItem {

    static final String OPEN = "OPEN";
    static final String CANCELLED = "CANCELLED";
    static final String CUSTOMER_NAME = "personalCustomerName";
    static final String CUSTOMER_EMAIL = "personalCustomerEmail";

    static final String ENDS_ON = "endsOn";
    static final String CHANGED_AT = "changedAt";
    private static final String SK = "FOLDER";
    private static final String PK_PREFIX = "FOLDER#";

    private FolderItem() {
    }

    static Key key(FolderId folder) {
        return new Key(PK_PREFIX + folder.value(), SK);
    }

    /** The folder that an item lies under, told by its key alone. */
    static FolderId folder(ItemReader item) {
        return new FolderId(item.text(Key.PK).substring(PK_PREFIX.length()));
    }

    static boolean isOne(ItemReader item) {
        return SK.equals(item.sk());
    }

    static Map<String, AttributeValue> toItem(BookingFolder folder, WriteId write) {
        FolderSums sums = folder.sums();
        return new ItemWriter().key(key(folder.id()))
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
                .number("guestPending", folder.guestPace().pending())
                .value("guestStarts", Attributes.instants(folder.guestPace().starts()))
                .text(ENDS_ON, folder.endsOn().map(LocalDate::toString))
                .instant("createdAt", folder.createdAt())
                .instant("cancelledAt", folder.cancelledAt())
                .instant(CHANGED_AT, folder.changedAt())
                .text(TableDefinition.DUE_SHARD, NextLook.settledShard(folder.id()))
                .instant(TableDefinition.DUE_AT, FolderClosing.closesAt(folder, folder.changedAt()))
                .text(WriteId.NAME, write.value())
                .item();
    }

    static BookingFolder fromItem(ItemReader folder) {
        return folder.decoded(FolderItem::decode);
    }

    private static BookingFolder decode(ItemReader item) {
        var sums = new FolderSums(item.money("total"), item.money("paid"), item.money("pending"));
        Optional<Customer> customer = item.findText(CUSTOMER_NAME)
                .flatMap(name -> item.findText(CUSTOMER_EMAIL).map(email -> new Customer(name, email)));
        var pace = new GuestPace(item.instants("guestStarts"), item.count("guestPending"));
        Instant createdAt = item.instant("createdAt");
        Optional<Instant> cancelledAt = item.findInstant("cancelledAt");
        return new BookingFolder(item.named("folderId", FolderId::new),
                item.named("establishmentId", EstablishmentId::new), item.named("origin", Origin::valueOf), sums,
                customer, item.flag("cardGuarantee"), item.count("payments"), item.count("live"), pace,
                item.findText(ENDS_ON).map(LocalDate::parse), createdAt, cancelledAt,
                item.findInstant(CHANGED_AT).or(() -> cancelledAt).orElse(createdAt));
    }
}
