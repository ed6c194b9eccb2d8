package fr.ancvconnect.dynamodb.table;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts values to DynamoDB attributes. Amounts are numbers in cents. Instants are ISO 8601 texts with full precision. */
public final class Attributes {

    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Attributes() {}

    public static AttributeValue text(String value) {
        return AttributeValue.builder().s(value).build();
    }

    public static AttributeValue number(long value) {
        return AttributeValue.builder().n(Long.toString(value)).build();
    }

    public static AttributeValue flag(boolean value) {
        return AttributeValue.builder().bool(value).build();
    }

    public static AttributeValue instant(Instant value) {
        return text(sortable(value));
    }

    public static AttributeValue instants(List<Instant> values) {
        return AttributeValue.builder()
                .l(values.stream().map(Attributes::instant).toList())
                .build();
    }

    /** A set of texts. DynamoDB does not allow empty sets. */
    public static AttributeValue texts(List<String> values) {
        return AttributeValue.builder().ss(values).build();
    }

    /** Has a fixed width, so that the order of the texts is the order of the instants. */
    static String sortable(Instant instant) {
        return NANOS.format(instant);
    }

    /** Has a fixed width, in milliseconds; used in keys. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }
}
