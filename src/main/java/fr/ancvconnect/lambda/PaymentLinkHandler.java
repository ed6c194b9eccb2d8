package fr.ancvconnect.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.link.CreatePaymentLink;
import fr.ancvconnect.app.link.PaymentLinkUrls.LinkWithUrl;
import fr.ancvconnect.app.link.ReadPaymentLinks;
import fr.ancvconnect.app.link.RevokePaymentLink;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ConsumesJson;
import fr.ancvconnect.lambda.request.PageRequest;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.PaymentLinkRequests.CreateLinkRequest;
import fr.ancvconnect.lambda.request.ReturnHosts;
import fr.ancvconnect.lambda.response.PaymentLinkView;
import fr.ancvconnect.lambda.response.PaymentLinkView.LinkPageView;
import fr.ancvconnect.lambda.response.PaymentLinkViews;
import fr.ancvconnect.lambda.response.PaymentLinkViews.LinkPage;
import fr.ancvconnect.lambda.response.QrCode;
import fr.ancvconnect.lambda.security.CurrentCaller;
import fr.ancvconnect.lambda.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Routes that create, read and revoke the payment links of a folder. */
@Path("/")
@RolesAllowed({Roles.PLATFORM, Roles.ESTABLISHMENT})
@Produces(MediaType.APPLICATION_JSON)
public class PaymentLinkHandler {

    private static final String LINKS = "/booking-folders/{folderId}/payment-links";
    private static final String LINK = LINKS + "/{linkId}";
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final MediaType PNG = MediaType.valueOf("image/png");

    private final CreatePaymentLink create;
    private final ReadPaymentLinks read;
    private final RevokePaymentLink revoke;
    private final ReturnHosts hosts;
    private final CurrentCaller callers;
    private final PaymentLinkViews views;
    private final Responses responses;

    public PaymentLinkHandler(
            CreatePaymentLink create,
            ReadPaymentLinks read,
            RevokePaymentLink revoke,
            ReturnHosts hosts,
            CurrentCaller callers,
            PaymentLinkViews views,
            Responses responses) {
        this.create = create;
        this.read = read;
        this.revoke = revoke;
        this.hosts = hosts;
        this.callers = callers;
        this.views = views;
        this.responses = responses;
    }

    /** Returns 201 for a new link and 200 for the link that was created earlier with the same idempotency key. */
    @POST
    @Path(LINKS)
    @ConsumesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("folderId") String folderId, @Context HttpHeaders headers, byte[] body) {
        var form = CreateLinkRequest.read(
                Optional.ofNullable(headers.getHeaderString(Responses.IDEMPOTENCY_KEY)), body, hosts);
        Caller caller = callers.request();
        return responses.of(
                PathIds.ofFolder(folderId).then(folder -> create.create(caller, folder, form.key(), form.terms())),
                this::created);
    }

    private Response created(Declared<LinkWithUrl> created) {
        PaymentLinkView view = views.of(created.value());
        String location = "/booking-folders/" + view.folderId() + "/payment-links/" + view.id();
        return Responses.created(view, !created.isNew(), Optional.of(location));
    }

    /** Returns a page of the folder's links, newest first. */
    @GET
    @Path(LINKS)
    public Response list(@PathParam("folderId") String folderId, @Context UriInfo uri) {
        Caller caller = callers.request();
        var request = PageRequest.read(uri.getQueryParameters());
        return responses.ok(PathIds.ofFolder(folderId).then(folder -> page(caller, folder, request)), page -> page);
    }

    private Result<LinkPageView> page(Caller caller, FolderId folder, PageRequest request) {
        return read.list(caller, folder).then(all -> {
            LinkPage page = LinkPage.of(folder, all, request);
            return read.withUrls(page.links())
                    .then(links -> Result.success(new LinkPageView(
                            links.stream().map(views::of).toList(), page.next().orElse(null))));
        });
    }

    /** Returns one link. */
    @GET
    @Path(LINK)
    public Response link(@PathParam("folderId") String folderId, @PathParam("linkId") String linkId) {
        return responses.ok(find(folderId, linkId), views::of);
    }

    /** Returns the QR code of the link's URL, as SVG or PNG by the {@code Accept} header. */
    @GET
    @Path(LINK + "/qr")
    @Produces(MediaType.WILDCARD)
    public Response qr(
            @PathParam("folderId") String folderId, @PathParam("linkId") String linkId, @Context HttpHeaders headers) {
        MediaType type = AcceptedType.of(headers, List.of(SVG, PNG));
        return responses.of(
                find(folderId, linkId),
                link -> PNG.equals(type)
                        ? Response.ok(QrCode.png(link.url()), PNG).build()
                        : Response.ok(new String(QrCode.svg(link.url()), UTF_8), SVG.withCharset(UTF_8.name()))
                                .build());
    }

    /** Revokes a link. */
    @DELETE
    @Path(LINK)
    public Response revoke(@PathParam("folderId") String folderId, @PathParam("linkId") String linkId) {
        Caller caller = callers.request();
        return responses.of(
                apply(caller, folderId, linkId, (folder, link) -> revoke.revoke(caller, folder, link)),
                _ -> Response.noContent().build());
    }

    private Result<LinkWithUrl> find(String folderId, String linkId) {
        Caller caller = callers.request();
        return apply(caller, folderId, linkId, (folder, link) -> read.read(caller, folder, link));
    }

    /** Applies a use case to the link of a path. A malformed link id counts as not found, after the folder. */
    private <T> Result<T> apply(
            Caller caller, String folderId, String linkId, BiFunction<FolderId, PaymentLinkId, Result<T>> useCase) {
        return PathIds.ofFolder(folderId)
                .then(folder -> PathIds.link(linkId)
                        .map(link -> useCase.apply(folder, link))
                        .orElseGet(() -> read.missing(caller, folder)));
    }
}
