package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.time.LocalDate;
import java.util.Optional;

/** The declaration of a booking folder. */
public record FolderRequest(FolderId id, FolderDeclaration declaration) {

    /** Reads and validates the body. */
    public static FolderRequest read(String id, byte[] body) {
        JsonObjectReader form = RequestBody.form(body);
        Optional<FolderId> named = PathIds.declared(form, "folderId", PathIds.folder(id));
        var establishment = FieldReaders.formed(
                form, "establishmentId", EstablishmentId::isWellFormed, EstablishmentId::new, FieldFault.ID_FORM);
        var origin = FieldReaders.oneOf(form, "origin", Origin.values());
        var total = FieldReaders.money(form, "total");
        Optional<Customer> customer = form.object("customer").flatMap(FolderRequest::customer);
        boolean cardGuarantee = form.flag("cardGuarantee").orElse(false);
        Optional<LocalDate> endsOn = FieldReaders.date(form, "endsOn");
        form.check();
        return new FolderRequest(
                named.orElseThrow(),
                new FolderDeclaration(
                        establishment.orElseThrow(),
                        origin.orElseThrow(),
                        total.orElseThrow(),
                        customer,
                        cardGuarantee,
                        endsOn));
    }

    private static Optional<Customer> customer(JsonObjectReader form) {
        var name = FieldReaders.name(form, "name");
        var email = FieldReaders.email(form, "email");
        return name.flatMap(given -> email.map(address -> new Customer(given, address)));
    }
}
