package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of a payment in the index of its establishment's payments: the instant of the request, then the payment id. */
public final class EstablishmentIndexKey {

    private static final String SEPARATOR = "#";

    private EstablishmentIndexKey() {}

    static void write(PaymentRequest request, ItemWriter to) {
        to.value(TableDefinition.ESTABLISHMENT_KEY, hash(request.establishment()))
                .text(TableDefinition.REQUESTED_KEY, range(request.requestedAt(), request.id()));
    }

    /** The hash key of an establishment in the index. */
    public static AttributeValue hash(EstablishmentId establishment) {
        return Attributes.text(EstablishmentItem.key(establishment).pk());
    }

    /** A lower bound: the range keys of this instant and of all later instants are greater. */
    public static AttributeValue from(Instant instant) {
        return Attributes.text(Attributes.millis(instant));
    }

    /** The start key of the next query: the payment's key in the index and its primary key. */
    public static Map<String, AttributeValue> start(EstablishmentId establishment, PaymentPosition position) {
        var key = new HashMap<>(
                PaymentItem.key(position.folder(), position.payment()).attributes());
        key.put(TableDefinition.ESTABLISHMENT_KEY, hash(establishment));
        key.put(TableDefinition.REQUESTED_KEY, Attributes.text(range(position.requestedAt(), position.payment())));
        return key;
    }

    /** The place where a query ended, read from the last evaluated key that DynamoDB returns. */
    public static PaymentPosition position(ItemReader end) {
        String[] range = end.text(TableDefinition.REQUESTED_KEY).split(SEPARATOR, -1);
        return new PaymentPosition(Instant.parse(range[0]), FolderItem.folder(end), new PaymentId(range[1]));
    }

    private static String range(Instant requestedAt, PaymentId payment) {
        return Attributes.millis(requestedAt) + SEPARATOR + payment.value();
    }
}
