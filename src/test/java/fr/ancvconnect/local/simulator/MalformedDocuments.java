package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random documents with errors. One seed determines all of them. */
record MalformedDocuments(Random random) {

    /** JSON values of each type. Some exceed the limits of a number, a string or the parser. */
    static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "12.5",
            "1e400",
            "-0.0",
            "9223372036854775807",
            "9223372036854775808",
            "1" + "0".repeat(400),
            "1" + "0".repeat(2_000),
            "[]",
            "{}",
            "[null]",
            "{\"total\":{}}",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(1_500) + "]".repeat(1_500),
            "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500),
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"978\"",
            "\"00978\"",
            "\"9".repeat(1) + "9".repeat(30) + "\"",
            "\"" + "é".repeat(3_000) + "\"",
            "\"\\u0000\"",
            "\"a\\u007fb\"",
            "\"\\ud800\"",
            "\"a\\udc00\\ud800b\"",
            "\"\\u202e\\ud83d\\ude00\"",
            "\"anUrl\"",
            "\"http://\"",
            "\"http:///x\"",
            "\"http://[::1\"",
            "\"https://h:99999999999/\"",
            "\"http://h:70000/\"",
            "\"http://a b/\"",
            "\"HTTP://H/\"",
            "\"//h\"",
            "\"mailto:a\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"+1000000001-01-01T00:00:00Z\"",
            "\"DEFERRED\"",
            "\"10000652\"");

    static MalformedDocuments of(long seed) {
        return new MalformedDocuments(new Random(seed));
    }

    /** Returns the JSON pointers of all values in the document. */
    static List<String> pointers(JsonNode document) {
        var found = new ArrayList<String>();
        collect("", document, found);
        return found;
    }

    /** Returns a copy of the document with this JSON text at this JSON pointer. */
    static ObjectNode with(ObjectNode document, String pointer, String json) {
        ObjectNode changed = document.deepCopy();
        JsonPointer jsonPointer = JsonPointer.compile(pointer);
        ((ObjectNode) changed.at(jsonPointer.head()))
                .putRawValue(jsonPointer.last().getMatchingProperty(), new RawValue(json));
        return changed;
    }

    /** Returns a body with some values of this document replaced, removed or added, and sometimes with changed bytes. */
    byte[] body(ObjectNode document) {
        ObjectNode changed = document.deepCopy();
        for (int count = random.nextInt(4); count > 0; count--) {
            change(changed);
        }
        byte[] bytes = StrictJson.bytes(changed);
        return random.nextInt(4) == 0 ? damaged(bytes) : bytes;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void change(ObjectNode document) {
        // A replaced value is raw text, so no JSON pointer leads into it.
        JsonPointer pointer = JsonPointer.compile(oneOf(pointers(document)));
        ObjectNode owner = (ObjectNode) document.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        switch (random.nextInt(6)) {
            case 0 -> owner.remove(name);
            case 1 ->
                owner.putRawValue(
                        oneOf(List.of("other", "", "\ud83d\ude00", "x".repeat(5_000))), new RawValue(oneOf(VALUES)));
            default -> owner.putRawValue(name, new RawValue(oneOf(VALUES)));
        }
        if (document.isEmpty()) {
            document.put("requestDate", "x");
        }
    }

    /** Cuts the bytes, makes them invalid UTF-8, or repeats them. */
    private byte[] damaged(byte[] bytes) {
        byte[] changed = switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> (new String(bytes, UTF_8) + oneOf(List.of(" x", "{}", ",", "\u0000"))).getBytes(UTF_8);
            case 2 -> Arrays.copyOf(bytes, 70_000);
            default -> bytes.clone();
        };
        for (int count = random.nextInt(3); count > 0 && changed.length > 0; count--) {
            changed[random.nextInt(changed.length)] =
                    (byte) oneOf(List.of(0x00, 0x22, 0x5c, 0x7b, 0x80, 0xc0, 0xed, 0xff))
                            .intValue();
        }
        return changed;
    }

    private static void collect(String path, JsonNode node, List<String> found) {
        node.properties().forEach(field -> {
            String pointer = path + "/" + field.getKey();
            found.add(pointer);
            collect(pointer, field.getValue(), found);
        });
    }
}
