package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.notification.ApplyNotification;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.problem.ProblemResponses;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.RequestBody;
import fr.ancvconnect.lambda.security.IpAllowList;
import fr.ancvconnect.lambda.security.RequestSource;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Receives ANCV's notifications about payments. They carry no token: the secret address or the seal authenticates ANCV. */
@Path("/")
@PermitAll
public class AncvWebhookHandler {

    private static final Logger LOG = Logger.getLogger(AncvWebhookHandler.class);
    private static final String SEAL = "ANCV-Security";

    private final ApplyNotification notifications;
    private final IpAllowList sources;
    private final RoutingContext request;
    private final ProblemResponses problems;

    public AncvWebhookHandler(
            ApplyNotification notifications, IpAllowList sources, RoutingContext request, ProblemResponses problems) {
        this.notifications = notifications;
        this.sources = sources;
        this.request = request;
        this.problems = problems;
    }

    /** Applies a notification that arrives at the fixed address. The seal is required there. */
    @POST
    @Path(NotificationAddress.PATH)
    public Response applyToFixedAddress(@Context HttpHeaders headers, byte[] body) {
        return handleIfAllowed(() -> notifications.applyToFixedAddress(RequestBody.bounded(body), seal(headers)));
    }

    /** Accepts a notification for the address that the probe of an activation gives to ANCV. Its content is not needed. */
    @POST
    @Path(NotificationAddress.PATH + "/" + NotificationAddress.PROBE)
    public Response ofProbe() {
        return Response.noContent().build();
    }

    /** Applies a notification that arrives at the address of one payment. Only ANCV receives this address. */
    @POST
    @Path(NotificationAddress.PATH + "/{folderId}/{paymentId}/{secret}")
    public Response applyToAddress(
            @PathParam("folderId") String folderId,
            @PathParam("paymentId") String paymentId,
            @PathParam("secret") String secret,
            @Context HttpHeaders headers,
            byte[] body) {
        byte[] bounded = RequestBody.bounded(body);
        Optional<FolderId> folder = PathIds.folder(folderId);
        Optional<PaymentId> payment = PathIds.payment(paymentId);
        return folder.isEmpty() || payment.isEmpty()
                ? problems.response(ProblemCode.TRANSACTION_NOT_FOUND)
                : handleIfAllowed(() ->
                        notifications.applyToAddress(folder.get(), payment.get(), secret, bounded, seal(headers)));
    }

    /** A source that is not allowed gets the same problem as a wrong address. Nothing is read from the store for it. */
    private Response handleIfAllowed(Supplier<Optional<Problem>> notification) {
        if (!sources.allows(RequestSource.of(request).address())) {
            LOG.warn("The source of a notification is not one of ANCV_NOTIFICATION_CIDRS");
            return problems.response(ProblemCode.TRANSACTION_NOT_FOUND);
        }
        return notification
                .get()
                .map(problems::response)
                .orElseGet(() -> Response.noContent().build());
    }

    private static Optional<String> seal(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(SEAL));
    }
}
