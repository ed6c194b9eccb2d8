package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.activation.ReadEstablishment;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.domain.payment.policy.MinimumAmount;
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
    private final PaymentLookup door;
    private final CurrentCaller callers;
    private final FolderViews folderViews;
    private final PaymentViews paymentViews;
    private final Pages pages;
    private final PaymentListResponses lists;
    private final Responses answers;

    public ReadHandler(
            ReadEstablishment establishments,
            ReadFolder folders,
            MinimumAmount minimum,
            PaymentLookup door,
            CurrentCaller callers,
            FolderViews folderViews,
            PaymentViews paymentViews,
            Pages pages,
            PaymentListResponses lists,
            Responses answers) {
        this.establishments = establishments;
        this.folders = folders;
        this.minimum = minimum;
        this.door = door;
        this.callers = callers;
        this.folderViews = folderViews;
        this.paymentViews = paymentViews;
        this.pages = pages;
        this.lists = lists;
        this.answers = answers;
    }

    /** Returns an establishment as it was declared. */
    @GET
    @Path("/establishments/{id}")
    @RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
    public Response establishment(@PathParam("id") String id) {
        return answers.shown(
                PathIds.ofEstablishment(id).then(known -> establishments.read(callers.request(), known)),
                EstablishmentView::of);
    }

    /** Returns the payment methods of an establishment. */
    @GET
    @Path("/establishments/{id}/payment-methods")
    @RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
    public Response paymentMethods(@PathParam("id") String id) {
        return answers.shown(
                PathIds.ofEstablishment(id).then(known -> establishments.read(callers.request(), known)),
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
        return lists.answer(id);
    }

    /** Returns a folder with its payments. */
    @GET
    @Path("/booking-folders/{folderId}")
    public Response folder(@PathParam("folderId") String folderId) {
        Caller caller = callers.request();
        return answers.shown(
                PathIds.ofFolder(folderId).then(folder -> folders.read(caller, folder)),
                whole -> folderViews.of(caller, whole));
    }

    /** Returns a page of a folder's payments, newest first. */
    @GET
    @Path("/booking-folders/{folderId}/payments")
    public Response payments(@PathParam("folderId") String folderId, @Context UriInfo uri) {
        Caller caller = callers.request();
        var asked = PageRequest.read(uri.getQueryParameters());
        return answers.shown(
                PathIds.ofFolder(folderId).then(folder -> folders.read(caller, folder)),
                whole -> pages.of(caller, whole, asked));
    }

    /** Returns one payment. Clients poll this route. */
    @GET
    @Path("/booking-folders/{folderId}/payments/{paymentId}")
    public Response payment(@PathParam("folderId") String folderId, @PathParam("paymentId") String paymentId) {
        Caller caller = callers.request();
        return answers.shown(
                door.at(caller, folderId, paymentId, (folder, payment) -> folders.readPayment(caller, folder, payment)),
                story -> paymentViews.of(caller, story));
    }
}
