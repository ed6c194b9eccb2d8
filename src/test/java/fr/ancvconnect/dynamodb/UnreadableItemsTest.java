package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.EstablishmentPayments.Filter;
import fr.ancvconnect.app.ports.UnreadableItem;
import fr.ancvconnect.domain.establishment.AncvOption;
import fr.ancvconnect.domain.establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever reads an item that cannot be read says so by one exception, which names the item and tells nothing of what is in it. */
class UnreadableItemsTest {

    private static final String SECRET = "marie@exemple.fr";

    private final String name = "unreadable-" + UUID.randomUUID();
    private final Stores stores = Stores.on(LocalTables.named(name));
    private final BookingFolder folder = stores.folder(10);
    private final TrackedPayment payment = stores.known(stores.started(Samples.requested(folder, "k1", 10), folder));
    private final PaymentId id = payment.payment().request().id();

    @Test
    void a_payment_wherever_it_is_read() {
        Key key = PaymentItem.key(payment);
        spoil(key, "status");
        isUnreadable(key, () -> stores.payments().find(folder.id(), id));
        isUnreadable(key, () -> stores.payments().findBoth(folder.id(), id));
        isUnreadable(key, () -> stores.payments().findByTransaction(Samples.asking(payment.payment().request()).transaction()));
        isUnreadable(key, () -> stores.folders().findWhole(folder.id()));
        isUnreadable(key, () -> stores.folders().findPayment(folder.id(), id));
        isUnreadable(key, () -> stores.lists().page(Samples.HOTEL, Filter.all(), 10, Optional.empty()));
    }

    @Test
    void a_pointer_from_a_transaction() {
        var transaction = Samples.asking(payment.payment().request()).transaction();
        spoil(TransactionItem.key(transaction), "paymentId");
        isUnreadable(TransactionItem.key(transaction), () -> stores.payments().findByTransaction(transaction));
    }

    @Test
    void a_folder() {
        spoil(FolderItem.key(folder.id()), "origin");
        isUnreadable(FolderItem.key(folder.id()), () -> stores.folders().find(folder.id()));
        isUnreadable(FolderItem.key(folder.id()), () -> stores.payments().findBoth(folder.id(), id));
        isUnreadable(FolderItem.key(folder.id()), () -> stores.folders().findWhole(folder.id()));
    }

    @Test
    void a_line_of_the_history() {
        var first = new TrackedPayment(payment.payment(), payment.followUp(), payment.marks(), 1);
        Key key = PaymentItem.part(first, "HISTORY");
        spoil(key, "by");
        isUnreadable(key, () -> stores.folders().findPayment(folder.id(), id));
    }

    @Test
    void a_line_of_the_history_inside_of_its_payment() {
        Key key = PaymentItem.key(payment);
        update(key, HistoryItem.ASKED_ENTRY, AttributeValue.fromM(Map.of("at", AttributeValue.fromS(SECRET))));
        isUnreadable(key, () -> stores.folders().findPayment(folder.id(), id));
    }

    @Test
    void an_establishment_and_who_holds_an_ancv_id() {
        var declaration = new Establishment.Declaration("Hôtel", "FR", CollectionMode.PREPAID, Set.of());
        stores.establishments().save(new Establishment(Samples.HOTEL, declaration, new AncvOption.Active(Samples.SHOP, Samples.NOW),
                false, 0), Optional.empty(), false);
        spoil(EstablishmentItem.key(Samples.HOTEL), "collectionMode");
        isUnreadable(EstablishmentItem.key(Samples.HOTEL), () -> stores.establishments().find(Samples.HOTEL));
        update(AncvIdItem.key(Samples.SHOP), "establishments", AttributeValue.fromSs(List.of(SECRET)));
        isUnreadable(AncvIdItem.key(Samples.SHOP), () -> stores.establishments().holders(Samples.SHOP));
    }

    private void isUnreadable(Key key, Runnable read) {
        assertThatExceptionOfType(UnreadableItem.class).isThrownBy(read::run).satisfies(unreadable -> {
            assertThat(unreadable.item()).isEqualTo(key.pk() + " " + key.sk());
            assertThat(unreadable.kind()).isNotEmpty().doesNotContain(SECRET);
            assertThat(unreadable).hasMessageNotContaining(SECRET);
        });
    }

    private void spoil(Key key, String attribute) {
        update(key, attribute, AttributeValue.fromS(SECRET));
    }

    private void update(Key key, String attribute, AttributeValue value) {
        try (var client = LocalTables.client()) {
            client.updateItem(update -> update.tableName(name).key(key.attributes()).conditionExpression("attribute_exists(pk)")
                    .updateExpression("SET #attribute = :value").expressionAttributeNames(Map.of("#attribute", attribute))
                    .expressionAttributeValues(Map.of(":value", value)));
        }
    }
}
