package fr.ancvconnect.bench.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table in memory, by partition key and sort key. The folder of each story is a copy of the template folder, made when it
 * is first read. Only one thread uses a table at a time.
 */
final class ItemTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE_KEY = "FOLDER#" + Stubs.TEMPLATE_FOLDER;
    private static final String STORY_KEY = "FOLDER#" + Stubs.STORY_PREFIX;
    private static final String FOLDER = "FOLDER";

    private final Map<String, NavigableMap<String, ObjectNode>> partitions = new HashMap<>();
    private Optional<String> template = Optional.empty();

    /** The primary key of an item. */
    record Key(String partition, String sort) {

        static Key of(JsonNode attributes) {
            return new Key(text(attributes, "pk"), text(attributes, "sk"));
        }

        private static String text(JsonNode attributes, String name) {
            return attributes.required(name).required("S").textValue();
        }
    }

    Optional<ObjectNode> find(Key key) {
        return Optional.ofNullable(partition(key.partition()).get(key.sort()));
    }

    /** The items of the partition whose sort keys start with this text, in order. */
    List<ObjectNode> startingWith(String partition, String prefix) {
        return partition(partition).tailMap(prefix, true).entrySet().stream()
                .takeWhile(item -> item.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    void put(ObjectNode item) {
        Key key = Key.of(item);
        partition(key.partition()).put(key.sort(), item);
        if (key.equals(new Key(TEMPLATE_KEY, FOLDER))) {
            template = Optional.of(item.toString());
        }
    }

    /** The sum of a numeric attribute of all stories' folders. */
    long sum(String attribute) {
        return partitions.entrySet().stream()
                .filter(partition -> partition.getKey().startsWith(STORY_KEY))
                .map(partition -> partition.getValue().get(FOLDER))
                .mapToLong(folder ->
                        Long.parseLong(folder.required(attribute).required("N").textValue()))
                .sum();
    }

    /** Removes everything but the template folder and its establishment. */
    void removeStories() {
        partitions.keySet().removeIf(key -> key.startsWith(STORY_KEY) || key.startsWith("ANCV_TRANSACTION#"));
    }

    private NavigableMap<String, ObjectNode> partition(String key) {
        return partitions.computeIfAbsent(key, this::created);
    }

    private NavigableMap<String, ObjectNode> created(String key) {
        var partition = new TreeMap<String, ObjectNode>();
        if (key.startsWith(STORY_KEY)) {
            template.map(item -> item.replace(Stubs.TEMPLATE_FOLDER, key.substring("FOLDER#".length())))
                    .ifPresent(item -> partition.put(FOLDER, read(item)));
        }
        return partition;
    }

    private static ObjectNode read(String item) {
        try {
            return (ObjectNode) JSON.readTree(item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
