package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.reversal.CancelFolder;
import fr.ancvconnect.app.reversal.RefusePayment;
import fr.ancvconnect.app.reversal.ResolvePayment;
import fr.ancvconnect.app.settlement.UnblockPayment;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Resolution;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.lambda.gateway.RequestTime;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ConsumesJson;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ContentType;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.PaymentRequests.RefusalRequest;
import fr.ancvconnect.lambda.request.PaymentRequests.ResolutionRequest;
import fr.ancvconnect.lambda.response.FolderViews;
import fr.ancvconnect.lambda.response.PaymentViews;
import fr.ancvconnect.lambda.security.CurrentCaller;
import fr.ancvconnect.lambda.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

/** Routes that refuse payments, cancel folders, and unblock or resolve payments that need attention. */
@Path("/")
@RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
@Produces(MediaType.APPLICATION_JSON)
public class RefusalAndCancellationHandler {

    private static final String FOLDER = "/booking-folders/{folderId}";

    private final RefusePayment refuse;
    private final CancelFolder cancel;
    private final UnblockPayment unblock;
    private final ResolvePayment resolve;
    private final PaymentLookup lookup;
    private final CurrentCaller callers;
    private final FolderViews folderViews;
    private final PaymentViews paymentViews;
    private final Responses responses;
    private final RequestTime requestTime;

    public RefusalAndCancellationHandler(
            RefusePayment refuse,
            CancelFolder cancel,
            UnblockPayment unblock,
            ResolvePayment resolve,
            PaymentLookup lookup,
            CurrentCaller callers,
            FolderViews folderViews,
            PaymentViews paymentViews,
            Responses responses,
            RequestTime requestTime) {
        this.refuse = refuse;
        this.cancel = cancel;
        this.unblock = unblock;
        this.resolve = resolve;
        this.lookup = lookup;
        this.callers = callers;
        this.folderViews = folderViews;
        this.paymentViews = paymentViews;
        this.responses = responses;
        this.requestTime = requestTime;
    }

    /** Returns 202 while the refusal is in progress and 200 when it is complete. The body is optional. */
    @POST
    @Path(FOLDER + "/payments/{paymentId}/refusal")
    public Response refusal(
            @PathParam("folderId") String folderId,
            @PathParam("paymentId") String paymentId,
            @Context HttpHeaders headers,
            byte[] body) {
        Optional<Reason> reason = RefusalRequest.reason(ContentType.of(headers::getMediaType), body);
        Caller caller = callers.request();
        return responses.of(
                lookup.apply(
                        caller,
                        folderId,
                        paymentId,
                        (folder, payment) -> refuse.refuse(caller, folder, payment, reason)),
                payment -> response(caller, payment));
    }

    /** Returns 202 for a cancellation at ANCV and 200 for a payment that was settled manually. */
    @POST
    @Path(FOLDER + "/payments/{paymentId}/resolution")
    @RolesAllowed(Roles.PLATFORM)
    @ConsumesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response resolution(
            @PathParam("folderId") String folderId, @PathParam("paymentId") String paymentId, byte[] body) {
        ResolutionRequest form = ResolutionRequest.read(body);
        Caller caller = callers.request();
        var status = form.action() == Resolution.CANCEL_AT_ANCV ? Response.Status.ACCEPTED : Response.Status.OK;
        return responses.of(
                lookup.apply(
                        caller,
                        folderId,
                        paymentId,
                        (folder, payment) -> resolve.resolve(caller, folder, payment, form.action(), form.reason())),
                payment -> Response.status(status)
                        .entity(paymentViews.of(caller, payment))
                        .build());
    }

    /** Returns 202 while a re-credit or a cancellation at ANCV is in progress, else 200. */
    @POST
    @Path(FOLDER + "/cancellation")
    public Response cancellation(@PathParam("folderId") String folderId) {
        Instant arrivedAt = requestTime.arrivedAt();
        Caller caller = callers.request();
        return responses.of(
                PathIds.ofFolder(folderId).then(folder -> cancel.cancel(caller, folder, arrivedAt)),
                folder -> response(caller, folder));
    }

    /** Returns 202. Work on a payment that needs attention is retried immediately. */
    @POST
    @Path(FOLDER + "/payments/{paymentId}/unblocking")
    @RolesAllowed(Roles.PLATFORM)
    public Response unblocking(@PathParam("folderId") String folderId, @PathParam("paymentId") String paymentId) {
        Caller caller = callers.request();
        return responses.of(
                lookup.apply(
                        caller, folderId, paymentId, (folder, payment) -> unblock.unblock(caller, folder, payment)),
                payment -> Response.accepted(paymentViews.of(caller, payment)).build());
    }

    private Response response(Caller caller, PaymentWithHistory payment) {
        return response(payment.payment().payment() instanceof Reversing, paymentViews.of(caller, payment));
    }

    private Response response(Caller caller, FolderWithPayments folder) {
        return response(folder.hasReversalInProgress(), folderViews.of(caller, folder));
    }

    private static Response response(boolean inProgress, Object view) {
        return Response.status(inProgress ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(view)
                .build();
    }
}
