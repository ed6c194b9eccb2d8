package fr.ancvconnect.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes that take effect together or not at all; the first is the guard, whose failed condition is an answer. */
final class Transaction {

    private final List<Function<String, TransactWriteItem>> writes = new ArrayList<>();

    static Transaction guardedBy(ItemPut put) {
        return new Transaction().and(put);
    }

    static Transaction guardedBy(ItemUpdate update) {
        return new Transaction().and(update);
    }

    Transaction and(ItemPut put) {
        writes.add(put::inTransaction);
        return this;
    }

    Transaction and(ItemUpdate update) {
        writes.add(update::inTransaction);
        return this;
    }

    List<TransactWriteItem> on(String table) {
        return writes.stream().map(write -> write.apply(table)).toList();
    }
}
