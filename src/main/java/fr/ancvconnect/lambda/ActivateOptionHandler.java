package fr.ancvconnect.lambda;

import fr.ancvconnect.app.ActivateOption;
import fr.ancvconnect.app.DeactivateOption;
import fr.ancvconnect.app.SwitchAlternativePayments;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.payment.MinimumAmount;
import fr.ancvconnect.lambda.caller.CallerOf;
import fr.ancvconnect.lambda.caller.Roles;
import fr.ancvconnect.lambda.form.EstablishmentForm;
import fr.ancvconnect.lambda.form.PathIds;
import fr.ancvconnect.lambda.form.TakesJson;
import fr.ancvconnect.lambda.view.OptionView;
import fr.ancvconnect.lambda.view.PaymentMethodsView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Payment methods of an establishment are switched on and off. */
@Path("/")
@RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
@Produces(MediaType.APPLICATION_JSON)
public class ActivateOptionHandler {

    private static final String ANCV_CONNECT = "/establishments/{id}/payment-methods/ancv-connect";

    private final ActivateOption activate;
    private final DeactivateOption deactivate;
    private final SwitchAlternativePayments alternative;
    private final MinimumAmount minimum;
    private final CallerOf callers;
    private final Answers answers;

    public ActivateOptionHandler(ActivateOption activate, DeactivateOption deactivate,
                                 SwitchAlternativePayments alternative, MinimumAmount minimum, CallerOf callers,
                                 Answers answers) {
        this.activate = activate;
        this.deactivate = deactivate;
        this.alternative = alternative;
        this.minimum = minimum;
        this.callers = callers;
        this.answers = answers;
    }

    /** Switches ANCV Connect on. */
    @PUT
    @Path(ANCV_CONNECT)
    @TakesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response on(@PathParam("id") String id, byte[] body) {
        AncvId ancvId = EstablishmentForm.ancvId(body);
        return answers.shown(PathIds.ofEstablishment(id)
                .then(known -> activate.activate(callers.request(), known, ancvId)),
                establishment -> OptionView.of(establishment, minimum));
    }

    /** Switches ANCV Connect off. */
    @DELETE
    @Path(ANCV_CONNECT)
    public Response off(@PathParam("id") String id) {
        return answers.of(PathIds.ofEstablishment(id)
                .then(known -> deactivate.deactivate(callers.request(), known)), _ -> Response.noContent().build());
    }

    /** Switches alternative payment methods on or off. */
    @PUT
    @Path("/establishments/{id}/payment-methods/alternative")
    @TakesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response alternative(@PathParam("id") String id, byte[] body) {
        boolean active = EstablishmentForm.active(body);
        return answers.shown(PathIds.ofEstablishment(id)
                .then(known -> alternative.set(callers.request(), known, active)), PaymentMethodsView.Alternative::of);
    }
}
