package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The register of ANCV IDs: the establishments for which an ANCV ID is active. The ANCV ID decides where the money goes, so the
 * register is written in the same transaction as the establishment.
 */
public final class AncvIdItem {

    private static final String HOLDERS = "establishments";
    /** A condition that is always true, because every write of this package has a condition. */
    private static final String ALWAYS = "attribute_exists(#pk) OR attribute_not_exists(#pk)";

    private static final String NO_OTHER_HOLDER = "attribute_not_exists(#establishments) OR #establishments = :holder";

    private AncvIdItem() {}

    public static ItemKey key(AncvId ancvId) {
        return new ItemKey("ANCV_ID#" + ancvId.value(), "ANCV_ID");
    }

    public static Set<EstablishmentId> holders(ItemReader item) {
        return item.decoded(register ->
                register.texts(HOLDERS).stream().map(EstablishmentId::new).collect(Collectors.toUnmodifiableSet()));
    }

    /** Adds a holder. If the ANCV ID must not be shared, the condition is that there is no other holder. */
    public static ItemUpdate addHolder(AncvId ancvId, EstablishmentId holder, boolean shared) {
        return new ItemUpdate(
                key(ancvId), "ADD #establishments :holder", shared ? ALWAYS : NO_OTHER_HOLDER, values(holder));
    }

    /** Removes a holder. */
    public static ItemUpdate removeHolder(AncvId ancvId, EstablishmentId holder) {
        return new ItemUpdate(key(ancvId), "DELETE #establishments :holder", "attribute_exists(#pk)", values(holder));
    }

    private static Map<String, AttributeValue> values(EstablishmentId holder) {
        return Map.of(":holder", Attributes.texts(List.of(holder.value())));
    }
}
