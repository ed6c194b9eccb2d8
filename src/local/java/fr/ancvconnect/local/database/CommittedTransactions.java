package fr.ancvconnect.local.database;

import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * A database in a file that answers a transaction when it is committed, as DynamoDB does. The embedded one answers when
 * it has queued the commit: killed in between, it has forgotten what it was believed to know, such as whom ANCV asks.
 */
final class CommittedTransactions extends LocalDynamoDBRequestHandler {

    private static final ListTablesRequest ANY_READ = ListTablesRequest.builder().limit(1).build();

    CommittedTransactions(Path directory) {
        super(0, false, directory.toString(), true, false);
    }

    /** The database has one queue: what is read after the commit was queued is read after the commit. */
    @Override
    public TransactWriteItemsResponse transactWriteItems(String accessKey, String region, TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response = super.transactWriteItems(accessKey, region, request);
        listTables(accessKey, region, ANY_READ);
        return response;
    }
}
