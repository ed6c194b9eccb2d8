package fr.ancvconnect.bench.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;

/** DynamoDB and ANCV as HTTP servers in this process, on one thread. */
public final class Stubs implements AutoCloseable {

    /** The id of the folder that each story's folder is a copy of. */
    public static final String TEMPLATE_FOLDER = "template-folder";

    /** The start of the ids of the stories' folders. */
    public static final String STORY_PREFIX = "story-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANCV_PATH = "/public/v1";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final DynamoDbStub dynamoDb = new DynamoDbStub();
    private final AncvStub ancv = new AncvStub();
    private final HttpServer dynamoDbServer;
    private final HttpServer ancvServer;

    /** A notification that ANCV would send: the path of its address, its transaction and its body. */
    public record Notification(String path, String transaction, String body) {}

    /**
     * What the stubs contain about the stories, in cents.
     *
     * @param paid       the sum of the folders' paid amounts
     * @param pending    the sum of the folders' pending amounts
     * @param authorized the sum of what ANCV has authorized
     */
    public record Ledger(long paid, long pending, long authorized) {}

    /** The number of calls to each stub so far. */
    public record Calls(long dynamoDb, long ancv) {}

    public Stubs() throws Exception {
        dynamoDbServer = listen(this::dynamoDb);
        ancvServer = listen(this::ancv);
    }

    private HttpServer listen(Handler<HttpServerRequest> handler) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    /** The endpoint of DynamoDB. */
    public String dynamoDbEndpoint() {
        return "http://127.0.0.1:" + dynamoDbServer.actualPort();
    }

    /** The base URL of ANCV's API. */
    public String ancvBaseUrl() {
        return "http://127.0.0.1:" + ancvServer.actualPort() + ANCV_PATH;
    }

    /** The notification about the payment in this folder. */
    public Notification notification(String folder) {
        return onThread(() -> ancv.notification(folder));
    }

    public Ledger ledger() {
        return onThread(() ->
                new Ledger(dynamoDb.table().sum("paid"), dynamoDb.table().sum("pending"), ancv.authorizedCents()));
    }

    public Calls calls() {
        return onThread(() -> new Calls(dynamoDb.calls(), ancv.calls()));
    }

    /** Forgets all stories. */
    public void removeStories() {
        onThread(() -> {
            dynamoDb.table().removeStories();
            ancv.removeAll();
            return true;
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void dynamoDb(HttpServerRequest request) {
        String target = request.getHeader("X-Amz-Target");
        request.bodyHandler(body -> {
            var response = answer(target.substring(target.indexOf('.') + 1), body);
            Buffer bytes = Buffer.buffer(response.body().toString());
            var crc = new CRC32();
            crc.update(bytes.getBytes());
            request.response()
                    .setStatusCode(response.status())
                    .putHeader("Content-Type", "application/x-amz-json-1.0")
                    .putHeader("x-amz-crc32", Long.toString(crc.getValue()))
                    .end(bytes);
        });
    }

    /** A call that the stub does not support fails, so that the program reports it. */
    private DynamoDbStub.Response answer(String operation, Buffer body) {
        try {
            return dynamoDb.call(operation, read(body));
        } catch (RuntimeException e) {
            System.err.println(operation + " is not supported: " + e.getMessage());
            return new DynamoDbStub.Response(500, JSON.createObjectNode());
        }
    }

    private void ancv(HttpServerRequest request) {
        String path = request.path().substring(ANCV_PATH.length());
        request.bodyHandler(body -> request.response()
                .putHeader("Content-Type", "application/json")
                .end(ancv.call(path, body.length() == 0 ? MissingNode.getInstance() : read(body))
                        .toString()));
    }

    private static JsonNode read(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private <T> T onThread(Callable<T> action) {
        var result = new CompletableFuture<T>();
        eventLoop().runOnContext(_ -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    /** With one event loop, each context uses the same thread. */
    private Context eventLoop() {
        return vertx.getOrCreateContext();
    }
}
