package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.Declaration;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the requests about establishments and their payment methods. */
public final class EstablishmentRequests {

    private static final String VIRTUAL_POS = "virtualPos";

    private EstablishmentRequests() {}

    /** The declaration of an establishment, with its id. */
    public record EstablishmentDeclaration(EstablishmentId id, Declaration declaration) {}

    /** Reads the declaration of an establishment. */
    public static EstablishmentDeclaration declaration(String id, byte[] body) {
        JsonObjectReader form = RequestBody.form(body);
        Optional<EstablishmentId> named = PathIds.declared(form, "id", PathIds.establishment(id));
        var name = FieldReaders.name(form, "name");
        var country = FieldReaders.country(form, "country");
        var mode = FieldReaders.oneOf(form, "collectionMode", CollectionMode.values());
        Set<VirtualPos> virtualPos = virtualPos(form);
        form.check();
        return new EstablishmentDeclaration(
                named.orElseThrow(),
                new Declaration(name.orElseThrow(), country.orElseThrow(), mode.orElseThrow(), virtualPos));
    }

    /** Reads the ANCV ID of an activation. */
    public static AncvId ancvId(byte[] body) {
        JsonObjectReader form = RequestBody.form(body);
        var ancvId = FieldReaders.formed(form, "ancvId", AncvId::isWellFormed, AncvId::new, FieldFault.ANCV_ID_FORM);
        form.check();
        return ancvId.orElseThrow();
    }

    /** Reads whether alternative payment methods are to be active. */
    public static boolean active(byte[] body) {
        JsonObjectReader form = RequestBody.form(body);
        var active = form.required("active", form.flag("active"));
        form.check();
        return active.orElseThrow();
    }

    /** A repeated value counts once. */
    private static Set<VirtualPos> virtualPos(JsonObjectReader form) {
        List<String> names = form.required(VIRTUAL_POS, form.texts(VIRTUAL_POS)).orElse(List.of());
        var all = EnumSet.noneOf(VirtualPos.class);
        for (int i = 0; i < names.size(); i++) {
            FieldReaders.named(form, VIRTUAL_POS + "[" + i + "]", names.get(i), VirtualPos.values())
                    .ifPresent(all::add);
        }
        return all;
    }
}
