package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.AncvOption;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.Declaration;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an establishment, with its ANCV option. */
public final class EstablishmentItem {

    private static final String VIRTUAL_POS = "virtualPos";
    private static final String CONTRACT_KNOWN = "contractKnown";

    private EstablishmentItem() {}

    public static ItemKey key(EstablishmentId establishment) {
        return new ItemKey("ESTABLISHMENT#" + establishment.value(), "ESTABLISHMENT");
    }

    /** The item with the next version, on the condition that the stored version is still the one that was read. */
    public static ItemPut next(Establishment establishment, WriteId write) {
        var item = toItem(establishment, establishment.version() + 1, write);
        return establishment.version() == 0
                ? ItemPut.ifNew(item)
                : new ItemPut(item, "#version = :read", Map.of(":read", Attributes.number(establishment.version())));
    }

    public static Establishment fromItem(ItemReader establishment) {
        return establishment.decoded(EstablishmentItem::decode);
    }

    private static Establishment decode(ItemReader item) {
        var declaration = new Declaration(
                item.text("name"),
                item.text("country"),
                item.named("collectionMode", CollectionMode::valueOf),
                item.texts(VIRTUAL_POS).stream().map(VirtualPos::valueOf).collect(Collectors.toSet()));
        return new Establishment(
                item.named("establishmentId", EstablishmentId::new),
                declaration,
                option(item),
                item.flag("alternativeActive"),
                item.number("version"));
    }

    private static Map<String, AttributeValue> toItem(Establishment establishment, long version, WriteId write) {
        Declaration declaration = establishment.declaration();
        var to = new ItemWriter()
                .key(key(establishment.id()))
                .text("establishmentId", establishment.id().value())
                .text("name", declaration.name())
                .text("country", declaration.country())
                .text("collectionMode", declaration.collectionMode().name())
                .flag("alternativeActive", establishment.alternativeActive())
                .number("version", version)
                .text(WriteId.NAME, write.value());
        if (!declaration.virtualPos().isEmpty()) {
            to.value(
                    VIRTUAL_POS,
                    Attributes.texts(declaration.virtualPos().stream()
                            .map(VirtualPos::name)
                            .toList()));
        }
        writeOption(establishment.option(), to);
        return to.item();
    }

    private static void writeOption(AncvOption option, ItemWriter to) {
        switch (option) {
            case AncvOption.Active active ->
                to.text("ancvId", active.id().value()).instant("activatedAt", active.activatedAt());
            case AncvOption.Inactive inactive ->
                inactive.contractKnown().ifPresent(known -> to.flag(CONTRACT_KNOWN, known));
        }
    }

    private static AncvOption option(ItemReader item) {
        return item.findText("ancvId")
                .map(AncvId::new)
                .<AncvOption>map(id -> new AncvOption.Active(id, item.instant("activatedAt")))
                .orElseGet(
                        () -> new AncvOption.Inactive(item.find(CONTRACT_KNOWN).map(AttributeValue::bool)));
    }
}
