package bare;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The least that a function like ours can be: one resource, one item read and written. */
@Path("/establishments")
public class Establishments {

    private final DynamoDbClient client;
    private final String table;

    public Establishments(DynamoDbClient client, @ConfigProperty(name = "table.name") String table) {
        this.client = client;
        this.table = table;
    }

    /** Any document as one item. */
    public record Thing(String name) {}

    @PUT
    @Path("/{id}")
    public Thing put(@PathParam("id") String id, Thing thing) {
        var key = Map.of("pk", AttributeValue.fromS("BARE#" + id), "sk", AttributeValue.fromS("BARE"));
        boolean isNew = !client.getItem(get -> get.tableName(table).key(key)).hasItem();
        var item = new HashMap<>(key);
        item.put("name", AttributeValue.fromS(thing.name()));
        client.putItem(put -> put.tableName(table)
                .item(item)
                .conditionExpression(isNew ? "attribute_not_exists(pk)" : "attribute_exists(pk)"));
        return thing;
    }
}
