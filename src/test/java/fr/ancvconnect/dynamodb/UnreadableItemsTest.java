package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.ancvconnect.app.UnreadableItem;
import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.establishment.AncvOption;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.dynamodb.item.AncvIdItem;
import fr.ancvconnect.dynamodb.item.EstablishmentItem;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.HistoryItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.item.TransactionPointerItem;
import fr.ancvconnect.dynamodb.table.ItemKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every reader of an unreadable item throws the same exception, which names the item and contains none of its values. */
class UnreadableItemsTest {

    private static final String SECRET = "marie@exemple.fr";

    private final String name = "unreadable-" + UUID.randomUUID();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named(name));
    private final BookingFolder folder = stores.folder(10);
    private final VersionedPayment payment =
            stores.withTransaction(stores.startPayment(StoreSamples.requested(folder, "k1", 10), folder));
    private final PaymentId id = payment.payment().request().id();

    @Test
    void each_read_of_an_unreadable_payment_fails() {
        ItemKey key = PaymentItem.key(payment);
        makeUnreadable(key, "status");
        assertThrowsUnreadableItem(key, () -> stores.payments().find(folder.id(), id));
        assertThrowsUnreadableItem(key, () -> stores.payments().findBoth(folder.id(), id));
        assertThrowsUnreadableItem(
                key,
                () -> stores.payments()
                        .findByTransaction(
                                StoreSamples.authorization(payment.payment().request())
                                        .transaction()));
        assertThrowsUnreadableItem(key, () -> stores.folders().findWithPayments(folder.id()));
        assertThrowsUnreadableItem(key, () -> stores.folders().findPayment(folder.id(), id));
        assertThrowsUnreadableItem(
                key, () -> stores.establishmentPayments().page(StoreSamples.HOTEL, Filter.all(), 10, Optional.empty()));
    }

    @Test
    void each_read_of_an_unreadable_transaction_pointer_fails() {
        var transaction =
                StoreSamples.authorization(payment.payment().request()).transaction();
        makeUnreadable(TransactionPointerItem.key(transaction), "paymentId");
        assertThrowsUnreadableItem(
                TransactionPointerItem.key(transaction), () -> stores.payments().findByTransaction(transaction));
    }

    @Test
    void each_read_of_an_unreadable_folder_fails() {
        makeUnreadable(FolderItem.key(folder.id()), "origin");
        assertThrowsUnreadableItem(
                FolderItem.key(folder.id()), () -> stores.folders().find(folder.id()));
        assertThrowsUnreadableItem(
                FolderItem.key(folder.id()), () -> stores.payments().findBoth(folder.id(), id));
        assertThrowsUnreadableItem(
                FolderItem.key(folder.id()), () -> stores.folders().findWithPayments(folder.id()));
    }

    @Test
    void each_read_of_an_unreadable_history_entry_fails() {
        var first = new VersionedPayment(payment.payment(), payment.nextCheck(), payment.metadata(), 1);
        ItemKey key = PaymentItem.part(first, "HISTORY");
        makeUnreadable(key, "by");
        assertThrowsUnreadableItem(key, () -> stores.folders().findPayment(folder.id(), id));
    }

    @Test
    void each_read_of_an_unreadable_history_entry_in_the_payment_item_fails() {
        ItemKey key = PaymentItem.key(payment);
        update(key, HistoryItem.PENDING_ENTRY, AttributeValue.fromM(Map.of("at", AttributeValue.fromS(SECRET))));
        assertThrowsUnreadableItem(key, () -> stores.folders().findPayment(folder.id(), id));
    }

    @Test
    void each_read_of_an_unreadable_establishment_or_ancv_id_item_fails() {
        var declaration = new Establishment.Declaration("Hôtel", "FR", CollectionMode.PREPAID, Set.of());
        stores.establishments()
                .save(
                        new Establishment(
                                StoreSamples.HOTEL,
                                declaration,
                                new AncvOption.Active(StoreSamples.SHOP, StoreSamples.NOW),
                                false,
                                0),
                        Optional.empty(),
                        false);
        makeUnreadable(EstablishmentItem.key(StoreSamples.HOTEL), "collectionMode");
        assertThrowsUnreadableItem(
                EstablishmentItem.key(StoreSamples.HOTEL),
                () -> stores.establishments().find(StoreSamples.HOTEL));
        update(AncvIdItem.key(StoreSamples.SHOP), "establishments", AttributeValue.fromSs(List.of(SECRET)));
        assertThrowsUnreadableItem(
                AncvIdItem.key(StoreSamples.SHOP), () -> stores.establishments().holders(StoreSamples.SHOP));
    }

    private void assertThrowsUnreadableItem(ItemKey key, Runnable read) {
        assertThatExceptionOfType(UnreadableItem.class).isThrownBy(read::run).satisfies(unreadable -> {
            assertThat(unreadable.item()).isEqualTo(key.pk() + " " + key.sk());
            assertThat(unreadable.kind()).isNotEmpty().doesNotContain(SECRET);
            assertThat(unreadable).hasMessageNotContaining(SECRET);
        });
    }

    private void makeUnreadable(ItemKey key, String attribute) {
        update(key, attribute, AttributeValue.fromS(SECRET));
    }

    private void update(ItemKey key, String attribute, AttributeValue value) {
        try (var client = LocalTables.client()) {
            client.updateItem(update -> update.tableName(name)
                    .key(key.attributes())
                    .conditionExpression("attribute_exists(pk)")
                    .updateExpression("SET #attribute = :value")
                    .expressionAttributeNames(Map.of("#attribute", attribute))
                    .expressionAttributeValues(Map.of(":value", value)));
        }
    }
}
