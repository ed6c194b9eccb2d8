package fr.ancvconnect.contract.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Changes bodies so that they are usually invalid: their values, their fields, their bytes. */
record InvalidBodies(ApiDocument document, FuzzRandom random) {

    private static final int MAX_CHANGES = 3;
    private static final String LONG_TEXT = "x".repeat(60_000);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** JSON texts of every type, at and beyond the limits of schemas, numbers, texts and parsers. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1",
            "1.0",
            "1.5",
            "1e2",
            "1e400",
            "-1e400",
            "1e-400",
            "10000000",
            "10000001",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1" + "0".repeat(2_000),
            "01",
            "+1",
            "0x10",
            "NaN",
            "Infinity",
            "\"NaN\"",
            "\"1\"",
            "\"\"",
            "\" \"",
            "\"\\t\"",
            "\"null\"",
            "\"EUR\"",
            "\"eur\"",
            "\"PREPAID \"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[\"STRIPE\",\"STRIPE\"]",
            "[\"STRIPE\",null]",
            "{\"amount\":2000}",
            "{\"amount\":2000,\"currency\":\"EUR\",\"currency\":\"EUR\"}",
            "[".repeat(10_000) + "]".repeat(10_000),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "[" + "0,".repeat(20_000) + "0]",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"a\\u007fb\\u0085\"",
            "\"\\ud800\"",
            "\"a\\udc00\\ud800b\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202eabc\\u2066\"",
            "\"\\u200b\"",
            "\"\\u200ba\\u200d\\ufeff\"",
            "\"\\u2028\"",
            "\"a\\u0301\\u0301\\u0301\"",
            "\"\\ufdfa\\ufb03\"",
            "\"\\uffff\\ufffe\"",
            "\"../../x\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"' OR 1=1 --\"",
            "\"<script>alert(1)</script>\"",
            "\"a@b\"",
            "\"a@b.c@d.e\"",
            "\"é@exemple.fr\"",
            "\"0000000000\"",
            "\"2026-02-30\"",
            "\"1999-12-31\"",
            "\"3000-01-01\"",
            "\"" + "9".repeat(21) + "\"",
            "\"" + "x".repeat(101) + "\"",
            "\"" + "x".repeat(201) + "\"",
            "\"" + "x".repeat(255) + "\"",
            "\"" + "é".repeat(3_000) + "\"",
            "\"" + LONG_TEXT + "\"");

    private static final List<String> FIELDS =
            List.of("other", "", "__proto__", "\ud83d\ude00", "a\u0000b", "amount.amount", "x".repeat(5_000));

    /** Bodies that do not depend on the operation. Most of them are no JSON. */
    private static final List<String> WHOLE_BODIES = List.of(
            "",
            " ",
            "null",
            "true",
            "1",
            "\"text\"",
            "[]",
            "{}",
            "[{}]",
            "{}{}",
            "{} x",
            "{",
            "}",
            "{\"a\"",
            "{\"a\":}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":1,}",
            "// comment\n{}",
            "a=1&b=2",
            "<xml/>",
            "\u0000",
            "[".repeat(10_000),
            "[".repeat(10_000) + "]".repeat(10_000),
            "{\"a\":".repeat(5_000),
            "{\"a\":\"" + "x".repeat(66_000) + "\"}",
            "x".repeat(65_537),
            " ".repeat(200_000));

    /** A body that differs from a valid one. It can still be valid. */
    byte[] changed(JsonNode valid, JsonNode schema) {
        return switch (random.between(0, 9)) {
            case 0, 1 -> random.of(WHOLE_BODIES).getBytes(UTF_8);
            case 2, 3 -> damaged(valid.toString());
            default -> withChangedValues(valid, schema).getBytes(UTF_8);
        };
    }

    /** Some bytes for an operation that reads no body. */
    byte[] any() {
        return random.of(WHOLE_BODIES).getBytes(UTF_8);
    }

    private String withChangedValues(JsonNode valid, JsonNode schema) {
        JsonNode body = valid.deepCopy();
        for (int count = random.percent(60) ? 1 : MAX_CHANGES; count > 0; count--) {
            change(body, schema);
        }
        return body.toString();
    }

    private void change(JsonNode body, JsonNode schema) {
        List<String> pointers = new ArrayList<>();
        collect("", body, pointers);
        if (pointers.isEmpty()) {
            return;
        }
        JsonPointer pointer = JsonPointer.compile(random.of(pointers));
        ObjectNode owner = (ObjectNode) body.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        switch (random.between(0, 5)) {
            case 0 -> owner.remove(name);
            case 1 -> owner.putRawValue(random.of(FIELDS), new RawValue(random.of(VALUES)));
            default -> owner.putRawValue(name, new RawValue(value(body.at(pointer), document.at(schema, pointer))));
        }
    }

    /** A value just beyond a limit of the schema, another value of the same type, or any value. */
    private String value(JsonNode current, JsonNode schema) {
        List<String> beyond = beyondLimits(schema);
        if (!beyond.isEmpty() && random.percent(40)) {
            return random.of(beyond);
        }
        List<String> sameType = VALUES.stream()
                .filter(value -> value.startsWith("\"") == current.isTextual())
                .toList();
        return random.of(random.percent(60) ? sameType : VALUES);
    }

    private static List<String> beyondLimits(JsonNode schema) {
        var values = new ArrayList<String>();
        if (schema.has("maxLength")) {
            int length = schema.path("maxLength").asInt() + 1;
            values.addAll(List.of("\"" + "x".repeat(length) + "\"", "\"" + "é".repeat(length) + "\"", "\"\""));
        }
        if (schema.has("maximum")) {
            values.add(String.valueOf(schema.path("maximum").asLong() + 1));
            values.add(String.valueOf(schema.path("minimum").asLong() - 1));
        }
        schema.path("enum")
                .forEach(constant -> values.add("\"" + constant.asText().toLowerCase(Locale.ROOT) + "\""));
        return values;
    }

    /** The values inside a list or a raw value are not collected. */
    private static void collect(String path, JsonNode node, List<String> found) {
        node.properties().forEach(field -> {
            String pointer = path + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            found.add(pointer);
            collect(pointer, field.getValue(), found);
        });
    }

    private byte[] damaged(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return switch (random.between(0, 8)) {
            case 0 -> Arrays.copyOf(bytes, random.between(0, bytes.length));
            case 1 -> (json + random.of(List.of("x", "{}", ",", "\u0000", "]"))).getBytes(UTF_8);
            case 2 -> json.replaceFirst("\\{(\"[^\"]*\":)", "{$1null,$1").getBytes(UTF_8);
            case 3 -> joined(BYTE_ORDER_MARK, bytes);
            case 4 -> json.getBytes(UTF_16);
            case 5 -> json.replaceFirst("(?<=:)\"", "\"é").getBytes(ISO_8859_1);
            case 6 -> Arrays.copyOf(bytes, 70_000);
            case 7 ->
                json.replaceFirst("\\}$", "," + "\"p\":\"" + LONG_TEXT + "\"}").getBytes(UTF_8);
            default -> withOtherBytes(bytes);
        };
    }

    private byte[] withOtherBytes(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int count = random.between(1, MAX_CHANGES); count > 0 && changed.length > 0; count--) {
            changed[random.between(0, changed.length - 1)] = random.of(
                            List.of(0x00, 0x22, 0x5c, 0x7b, 0x80, 0xc0, 0xed, 0xff))
                    .byteValue();
        }
        return changed;
    }

    private static byte[] joined(byte[] start, byte[] end) {
        byte[] all = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, all, start.length, end.length);
        return all;
    }
}
