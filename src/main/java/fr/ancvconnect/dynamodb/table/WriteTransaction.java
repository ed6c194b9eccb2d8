package fr.ancvconnect.dynamodb.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes that take effect together or not at all. The first write is the guard; its failed condition is a result. */
public final class WriteTransaction {

    private final List<Function<String, TransactWriteItem>> writes = new ArrayList<>();

    public static WriteTransaction guardedBy(ItemPut put) {
        return new WriteTransaction().and(put);
    }

    public static WriteTransaction guardedBy(ItemUpdate update) {
        return new WriteTransaction().and(update);
    }

    public WriteTransaction and(ItemPut put) {
        writes.add(put::inTransaction);
        return this;
    }

    public WriteTransaction and(ItemUpdate update) {
        writes.add(update::inTransaction);
        return this;
    }

    List<TransactWriteItem> on(String table) {
        return writes.stream().map(write -> write.apply(table)).toList();
    }
}
