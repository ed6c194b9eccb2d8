package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.domain.link.LinkTerms.LinkLanguage;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.dynamodb.table.AttributeNames;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The item of a payment link, in its folder's partition, with two further items: the pointer from the link's id to its
 * folder, and the counter of the folder's links. The three are written in one transaction.
 */
public final class PaymentLinkItem {

    public static final String PAID = "paid";
    public static final String PAID_AT = "paidAt";
    public static final String REVOKED_AT = "revokedAt";
    public static final String VALID_UNTIL = "validUntil";
    public static final String LAST_PAYMENT = "lastPaymentId";
    public static final String CREATED = "created";

    /** The published type of the event that a link becomes PAID. */
    public static final String PAID_EVENT = "payment-link.paid";

    private static final String LINK = "PAYMENT_LINK#";
    private static final String COUNTER = "PAYMENT_LINKS";
    /** The beginning of both sort keys above and of no other. */
    private static final String COMMON = "PAYMENT_LINK";

    private static final String AMOUNT = "amountCents";

    private PaymentLinkItem() {}

    public static ItemKey key(FolderId folder, PaymentLinkId link) {
        return new ItemKey(FolderItem.key(folder).pk(), LINK + link.value());
    }

    static ItemKey eventKey(PaymentLink link) {
        ItemKey of = key(link.folder(), link.id());
        return new ItemKey(of.pk(), of.sk() + "#EVENT");
    }

    public static ItemKey pointerKey(PaymentLinkId link) {
        return new ItemKey(LINK + link.value(), "POINTER");
    }

    public static ItemKey counterKey(FolderId folder) {
        return new ItemKey(FolderItem.key(folder).pk(), COUNTER);
    }

    /** A query for the links of a folder and their counter. */
    public static QueryRequest.Builder query(FolderId folder) {
        String condition = "#pk = :pk AND begins_with(#sk, :sk)";
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(condition))
                .expressionAttributeValues(
                        Map.of(":pk", Attributes.text(FolderItem.key(folder).pk()), ":sk", Attributes.text(COMMON)));
    }

    /** Whether this is the item of a link, and not its event or the counter. */
    public static boolean matches(ItemReader item) {
        return item.sk().startsWith(LINK) && item.sk().indexOf('#', LINK.length()) < 0;
    }

    public static boolean isCounter(ItemReader item) {
        return COUNTER.equals(item.sk());
    }

    /** The pointer to the link's folder. */
    public static ItemPut pointer(PaymentLink link) {
        return ItemPut.ifNew(new ItemWriter()
                .key(pointerKey(link.id()))
                .text("folderId", link.folder().value())
                .item());
    }

    /** The folder that the pointer refers to. */
    public static FolderId target(ItemReader pointer) {
        return pointer.decoded(item -> item.named("folderId", FolderId::new));
    }

    public static Map<String, AttributeValue> toItem(PaymentLink link, WriteId write) {
        LinkTerms terms = link.terms();
        var to = new ItemWriter()
                .key(key(link.folder(), link.id()))
                .text("linkId", link.id().value())
                .text("folderId", link.folder().value())
                .text("establishmentId", link.establishment().value())
                .instant(VALID_UNTIL, terms.validUntil())
                .text("returnUrl", terms.returnUrl())
                .text("language", terms.language().map(LinkLanguage::name))
                .text("by", link.createdBy().name())
                .instant("createdAt", link.createdAt())
                .text("keyVersion", link.keyVersion())
                .number(PAID, link.paid().cents())
                .instant(PAID_AT, link.paidAt())
                .instant(REVOKED_AT, link.revokedAt())
                .text(LAST_PAYMENT, link.lastPayment().map(PaymentId::value))
                .text(WriteId.NAME, write.value());
        terms.amount().ifPresent(amount -> to.number(AMOUNT, amount.cents()));
        return to.item();
    }

    public static PaymentLink fromItem(ItemReader link) {
        return link.decoded(PaymentLinkItem::decode);
    }

    private static PaymentLink decode(ItemReader item) {
        Optional<Money> amount = item.find(AMOUNT).map(_ -> item.money(AMOUNT));
        return new PaymentLink(
                item.named("linkId", PaymentLinkId::new),
                item.named("folderId", FolderId::new),
                item.named("establishmentId", EstablishmentId::new),
                new LinkTerms(
                        amount,
                        item.instant(VALID_UNTIL),
                        item.findText("returnUrl"),
                        item.findText("language").map(LinkLanguage::valueOf)),
                item.named("by", Actor::valueOf),
                item.instant("createdAt"),
                item.text("keyVersion"),
                item.money(PAID),
                item.findInstant(PAID_AT),
                item.findInstant(REVOKED_AT),
                item.findText(LAST_PAYMENT).map(PaymentId::new));
    }
}
