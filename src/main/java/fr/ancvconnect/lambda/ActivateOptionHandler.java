package fr.ancvconnect.lambda;

import fr.ancvconnect.app.activation.ActivateOption;
import fr.ancvconnect.app.activation.DeactivateOption;
import fr.ancvconnect.app.activation.SwitchAlternativePayments;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ConsumesJson;
import fr.ancvconnect.lambda.request.EstablishmentRequests;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.response.PaymentMethodsView;
import fr.ancvconnect.lambda.response.PaymentMethodsView.OptionView;
import fr.ancvconnect.lambda.security.CurrentCaller;
import fr.ancvconnect.lambda.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Routes that activate and deactivate the payment methods of an establishment. */
@Path("/")
@RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
@Produces(MediaType.APPLICATION_JSON)
public class ActivateOptionHandler {

    private static final String ANCV_CONNECT = "/establishments/{id}/payment-methods/ancv-connect";

    private final ActivateOption activate;
    private final DeactivateOption deactivate;
    private final SwitchAlternativePayments alternative;
    private final MinimumAmount minimum;
    private final CurrentCaller callers;
    private final Responses responses;

    public ActivateOptionHandler(
            ActivateOption activate,
            DeactivateOption deactivate,
            SwitchAlternativePayments alternative,
            MinimumAmount minimum,
            CurrentCaller callers,
            Responses responses) {
        this.activate = activate;
        this.deactivate = deactivate;
        this.alternative = alternative;
        this.minimum = minimum;
        this.callers = callers;
        this.responses = responses;
    }

    /** Activates ANCV Connect. */
    @PUT
    @Path(ANCV_CONNECT)
    @ConsumesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response activate(@PathParam("id") String id, byte[] body) {
        AncvId ancvId = EstablishmentRequests.ancvId(body);
        return responses.ok(
                PathIds.ofEstablishment(id)
                        .then(establishmentId -> activate.activate(callers.request(), establishmentId, ancvId)),
                establishment -> OptionView.of(establishment, minimum));
    }

    /** Deactivates ANCV Connect. */
    @DELETE
    @Path(ANCV_CONNECT)
    public Response deactivate(@PathParam("id") String id) {
        return responses.of(
                PathIds.ofEstablishment(id)
                        .then(establishmentId -> deactivate.deactivate(callers.request(), establishmentId)),
                _ -> Response.noContent().build());
    }

    /** Activates or deactivates alternative payment methods. */
    @PUT
    @Path("/establishments/{id}/payment-methods/alternative")
    @ConsumesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response alternative(@PathParam("id") String id, byte[] body) {
        boolean active = EstablishmentRequests.active(body);
        return responses.ok(
                PathIds.ofEstablishment(id)
                        .then(establishmentId -> alternative.set(callers.request(), establishmentId, active)),
                PaymentMethodsView.Alternative::of);
    }
}
