package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.activation.ReadEstablishment;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import fr.ancvconnect.lambda.request.PageRequest;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.response.EstablishmentView;
import fr.ancvconnect.lambda.response.FolderViews;
import fr.ancvconnect.lambda.response.Pages;
import fr.ancvconnect.lambda.response.PaymentMethodsView;
import fr.ancvconnect.lambda.response.PaymentViews;
import fr.ancvconnect.lambda.security.CurrentCaller;
import fr.ancvconnect.lambda.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Routes that read establishments, folders and payments. */
@Path("/")
@RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT, Roles.GUEST})
@Produces(MediaType.APPLICATION_JSON)
public class ReadHandler {

    private final ReadEstablishment establishments;
    private final ReadFolder folders;
    private final MinimumAmount minimum;
    private final PaymentLookup lookup;
    private final CurrentCaller callers;
    private final FolderViews folderViews;
    private final PaymentViews paymentViews;
    private final Pages pages;
    private final PaymentListResponses lists;
    private final Responses responses;

    public ReadHandler(
            ReadEstablishment establishments,
            ReadFolder folders,
            MinimumAmount minimum,
            PaymentLookup lookup,
            CurrentCaller callers,
            FolderViews folderViews,
            PaymentViews paymentViews,
            Pages pages,
            PaymentListResponses lists,
            Responses responses) {
        this.establishments = establishments;
        this.folders = folders;
        this.minimum = minimum;
        this.lookup = lookup;
        this.callers = callers;
        this.folderViews = folderViews;
        this.paymentViews = paymentViews;
        this.pages = pages;
        this.lists = lists;
        this.responses = responses;
    }

    /** Returns an establishment as it was declared. */
    @GET
    @Path("/establishments/{id}")
    @RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
    public Response establishment(@PathParam("id") String id) {
        return responses.ok(
                PathIds.ofEstablishment(id)
                        .then(establishmentId -> establishments.read(callers.request(), establishmentId)),
                EstablishmentView::of);
    }

    /** Returns the payment methods of an establishment. */
    @GET
    @Path("/establishments/{id}/payment-methods")
    @RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
    public Response paymentMethods(@PathParam("id") String id) {
        return responses.ok(
                PathIds.ofEstablishment(id)
                        .then(establishmentId -> establishments.read(callers.request(), establishmentId)),
                establishment -> PaymentMethodsView.of(establishment, minimum));
    }

    /**
     * Returns a page of an establishment's payments across its folders, newest first. The format is JSON or CSV, by the
     * {@code Accept} header.
     */
    @GET
    @Path("/establishments/{id}/payments")
    @RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
    @Produces(MediaType.WILDCARD)
    public Response list(@PathParam("id") String id) {
        return lists.response(id);
    }

    /** Returns a folder with its payments. */
    @GET
    @Path("/booking-folders/{folderId}")
    public Response folder(@PathParam("folderId") String folderId) {
        Caller caller = callers.request();
        return responses.ok(
                PathIds.ofFolder(folderId).then(folder -> folders.read(caller, folder)),
                folder -> folderViews.of(caller, folder));
    }

    /** Returns a page of a folder's payments, newest first. */
    @GET
    @Path("/booking-folders/{folderId}/payments")
    public Response payments(@PathParam("folderId") String folderId, @Context UriInfo uri) {
        Caller caller = callers.request();
        var pageRequest = PageRequest.read(uri.getQueryParameters());
        return responses.ok(
                PathIds.ofFolder(folderId).then(folder -> folders.read(caller, folder)),
                folder -> pages.of(caller, folder, pageRequest));
    }

    /** Returns one payment. Clients poll this route. */
    @GET
    @Path("/booking-folders/{folderId}/payments/{paymentId}")
    public Response payment(@PathParam("folderId") String folderId, @PathParam("paymentId") String paymentId) {
        Caller caller = callers.request();
        return responses.ok(
                lookup.apply(
                        caller, folderId, paymentId, (folder, payment) -> folders.readPayment(caller, folder, payment)),
                payment -> paymentViews.of(caller, payment));
    }
}
