package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.dynamodb.item.AncvIdItem;
import fr.ancvconnect.dynamodb.item.EstablishmentItem;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.WriteId;
import fr.ancvconnect.dynamodb.table.WriteResult;
import fr.ancvconnect.dynamodb.table.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores establishments in the table. {@link EstablishmentStore} documents the guarantees. */
@ApplicationScoped
public class DynamoDbEstablishmentStore implements EstablishmentStore {

    private final Table table;

    public DynamoDbEstablishmentStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Establishment> find(EstablishmentId id) {
        return table.get(EstablishmentItem.key(id)).map(EstablishmentItem::fromItem);
    }

    @Override
    public Set<EstablishmentId> holders(AncvId ancvId) {
        return table.get(AncvIdItem.key(ancvId)).map(AncvIdItem::holders).orElse(Set.of());
    }

    @Override
    public boolean save(Establishment next, Optional<Establishment> earlier, boolean shared) {
        WriteId write = WriteId.next();
        ItemPut put = EstablishmentItem.next(next, write);
        List<ItemUpdate> register = register(next, earlier, shared);
        WriteResult result = register.isEmpty() ? table.write(put) : table.write(transaction(put, register));
        return result.tookEffect(write);
    }

    private static WriteTransaction transaction(ItemPut put, List<ItemUpdate> register) {
        var transaction = WriteTransaction.guardedBy(put);
        register.forEach(transaction::and);
        return transaction;
    }

    /**
     * The updates of the register of ANCV IDs. An unchanged ANCV ID that must not be shared is written again, because its
     * condition is part of the write.
     */
    private static List<ItemUpdate> register(Establishment next, Optional<Establishment> earlier, boolean shared) {
        Optional<AncvId> before =
                earlier.flatMap(establishment -> establishment.option().ancvId());
        Optional<AncvId> after = next.option().ancvId();
        boolean same = after.equals(before);
        return Stream.concat(
                        before.filter(_ -> !same).map(id -> AncvIdItem.removeHolder(id, next.id())).stream(),
                        after
                                .filter(_ -> !same || !shared)
                                .map(id -> AncvIdItem.addHolder(id, next.id(), shared))
                                .stream())
                .toList();
    }
}
