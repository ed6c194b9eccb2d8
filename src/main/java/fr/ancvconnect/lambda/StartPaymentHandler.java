package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.start.StartPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ConsumesJson;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.PaymentRequests.StartPaymentRequest;
import fr.ancvconnect.lambda.response.PaymentView;
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
import java.util.Optional;

/** Route that starts a payment: it sends an authorization request to the customer. */
@Path("/")
@RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT, Roles.GUEST})
public class StartPaymentHandler {

    private final StartPayment start;
    private final CurrentCaller callers;
    private final PaymentViews views;
    private final Responses responses;

    public StartPaymentHandler(StartPayment start, CurrentCaller callers, PaymentViews views, Responses responses) {
        this.start = start;
        this.callers = callers;
        this.views = views;
        this.responses = responses;
    }

    /** Returns 201 for a new payment and 200 for the payment that was started earlier with the same idempotency key. */
    @POST
    @Path("/booking-folders/{folderId}/payments")
    @ConsumesJson
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response start(@PathParam("folderId") String folderId, @Context HttpHeaders headers, byte[] body) {
        var form =
                StartPaymentRequest.read(Optional.ofNullable(headers.getHeaderString(Responses.IDEMPOTENCY_KEY)), body);
        Caller caller = callers.request();
        return responses.of(
                PathIds.ofFolder(folderId)
                        .then(folder -> start.start(caller, folder, form.key(), form.amount(), form.beneficiary())),
                started -> response(caller, started));
    }

    private Response response(Caller caller, StartedPayment started) {
        PaymentView view = views.of(caller, started.payment());
        String location = "/booking-folders/" + view.folderId() + "/payments/" + view.id();
        return Responses.created(view, started.replayed(), Optional.of(location));
    }
}
