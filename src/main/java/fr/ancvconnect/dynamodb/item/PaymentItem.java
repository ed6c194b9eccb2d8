package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.payment.VersionedPayment.PaymentMetadata;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a payment, in its folder's partition. It has the request, which never changes, the attributes of
 * {@link PaymentStateAttributes} and those of {@link CheckAttributes}.
 */
public final class PaymentItem {

    public static final String VERSION = "version";

    private static final String PAYMENT = "PAYMENT#";
    private static final int DIGITS = 6;
    private static final String MASK = "personalBeneficiaryMask";
    private static final Pattern LONGER_MASK = Pattern.compile("^\\*{7}[0-9]{2}(?=[0-9]{2}$)");
    private static final String LINK = "linkId";
    private static final String FINGERPRINT = "personalFingerprint";
    private static final String FINGERPRINT_KEY = "personalFingerprintKey";

    private PaymentItem() {}

    public static ItemKey key(FolderId folder, PaymentId payment) {
        return new ItemKey(FolderItem.key(folder).pk(), PAYMENT + payment.value());
    }

    public static ItemKey key(VersionedPayment payment) {
        return key(
                payment.payment().request().folder(),
                payment.payment().request().id());
    }

    /** The key of an item that describes this version of the payment. It starts with the payment's key and sorts by version. */
    public static ItemKey part(VersionedPayment payment, String kind) {
        ItemKey of = key(payment);
        String version = Long.toString(payment.version());
        return new ItemKey(
                of.pk(), of.sk() + "#" + kind + "#" + "0".repeat(Math.max(0, DIGITS - version.length())) + version);
    }

    public static boolean matches(ItemReader item) {
        return item.sk().startsWith(PAYMENT) && item.sk().indexOf('#', PAYMENT.length()) < 0;
    }

    public static Map<String, AttributeValue> toItem(VersionedPayment payment, WriteId write) {
        PaymentRequest request = payment.payment().request();
        var to = new ItemWriter().key(key(payment));
        writeRequest(request, to);
        writeMetadata(payment.metadata(), to);
        PaymentStateAttributes.write(payment.payment(), to);
        CheckAttributes.write(payment.payment(), payment.nextCheck(), to);
        return to.number(VERSION, payment.version())
                .text(WriteId.NAME, write.value())
                .item();
    }

    public static VersionedPayment fromItem(ItemReader payment) {
        return payment.decoded(item -> new VersionedPayment(
                PaymentStateAttributes.read(request(item), item),
                CheckAttributes.read(item),
                metadata(item),
                item.number(VERSION)));
    }

    private static void writeRequest(PaymentRequest request, ItemWriter to) {
        to.text("paymentId", request.id().value())
                .text("folderId", request.folder().value())
                .text("establishmentId", request.establishment().value())
                .text("ancvId", request.ancvId().value())
                .text("channel", request.channel().name())
                .text("by", request.by().name())
                .number("requestedCents", request.amount().cents())
                .instant("requestedAt", request.requestedAt())
                .text(MASK, request.beneficiaryMask())
                .text(LINK, request.link().map(PaymentLinkId::value));
        EstablishmentIndexKey.write(request, to);
    }

    private static PaymentRequest request(ItemReader item) {
        return new PaymentRequest(
                item.named("paymentId", PaymentId::new),
                item.named("folderId", FolderId::new),
                item.named("establishmentId", EstablishmentId::new),
                item.named("ancvId", AncvId::new),
                item.named("channel", Channel::valueOf),
                item.named("by", Actor::valueOf),
                item.money("requestedCents"),
                item.findText(MASK).map(PaymentItem::shortened),
                item.instant("requestedAt"),
                item.findText(LINK).map(PaymentLinkId::new));
    }

    /** Masks stored by an earlier version show four digits of a number. The result shows two. */
    private static String shortened(String mask) {
        return LONGER_MASK.matcher(mask).replaceFirst("*********");
    }

    private static void writeMetadata(PaymentMetadata metadata, ItemWriter to) {
        to.text("attempt", metadata.attempt())
                .text("addressHash", metadata.addressHash())
                .text(FINGERPRINT, metadata.fingerprint().map(Fingerprint::mac))
                .text(FINGERPRINT_KEY, metadata.fingerprint().map(Fingerprint::keyVersion));
    }

    /**
     * A fingerprint of an earlier format, made without a secret key, is not read. It counts as erased, and the erasure removes
     * it later.
     */
    private static PaymentMetadata metadata(ItemReader item) {
        Optional<Fingerprint> fingerprint = item.findText(FINGERPRINT_KEY)
                .flatMap(version -> item.findText(FINGERPRINT).map(mac -> new Fingerprint(version, mac)));
        return new PaymentMetadata(item.text("attempt"), fingerprint, item.text("addressHash"));
    }
}
