package fr.ancvconnect.dynamodb;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestPace;
import fr.ancvconnect.domain.folder.Origin;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A booking folder. Its sums are cents and move by increments only, so that many payments can start at once. */
final class FolderItem {

    static final String OPEN = "OPEN";
    static final String CANCELLED = "CANCELLED";
    static final String CUSTOMER_NAME = "personalCustomerName";
    static final String CUSTOMER_EMAIL = "personalCustomerEmail";

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
                .instant("createdAt", folder.createdAt())
                .instant("cancelledAt", folder.cancelledAt())
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
        return new BookingFolder(item.named("folderId", FolderId::new),
                item.named("establishmentId", EstablishmentId::new), item.named("origin", Origin::valueOf), sums,
                customer, item.flag("cardGuarantee"), item.count("payments"), item.count("live"), pace,
                item.instant("createdAt"), item.findInstant("cancelledAt"));
    }
}
