package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.link.PaymentLinkPage;
import fr.ancvconnect.app.link.PaymentLinkPage.LinkPayment;
import fr.ancvconnect.app.link.PaymentLinkPage.OpenedLink;
import fr.ancvconnect.app.link.PaymentPageUrl;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.link.LinkTerms.LinkLanguage;
import fr.ancvconnect.lambda.page.PaymentPageAssets;
import fr.ancvconnect.lambda.page.PaymentPageHtml;
import fr.ancvconnect.lambda.problem.Language;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ConsumesJson;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.PaymentLinkRequests.StartLinkPaymentRequest;
import fr.ancvconnect.lambda.response.LinkStateView;
import fr.ancvconnect.lambda.response.PaymentView;
import fr.ancvconnect.lambda.response.PaymentViews;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Routes of the page of a payment link: the page, its files, and what it calls. They need no JWT: the token in the path is
 * the permission. GET and HEAD change nothing, because mail programs open the links of a mail.
 */
@Path("/")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class PaymentPageHandler {

    private static final String PAGE = PaymentPageUrl.PATH + "/{token}";
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name());
    /** A year, which is what browsers take as "for good". */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final PaymentLinkPage page;
    private final PaymentPageHtml html;
    private final PaymentPageAssets assets;
    private final PaymentViews views;
    private final Responses responses;

    public PaymentPageHandler(
            PaymentLinkPage page,
            PaymentPageHtml html,
            PaymentPageAssets assets,
            PaymentViews views,
            Responses responses) {
        this.page = page;
        this.html = html;
        this.assets = assets;
        this.views = views;
        this.responses = responses;
    }

    /**
     * Returns the page. Its status is 404 for an unknown link and 410 for one that is over; these pages say so in words. The
     * page of a link that is over is still returned while its last payment waits for the customer.
     */
    @GET
    @Path(PAGE)
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("token") String token, @Context HttpHeaders headers) {
        AcceptedType.of(headers, List.of(HTML));
        Language browser = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return switch (page.open(token)) {
            case Result.Success<OpenedLink>(OpenedLink opened) -> page(opened, browser);
            case Result.Failure<OpenedLink>(Problem problem)
            when problem.code() == ProblemCode.PAYMENT_LINK_NOT_FOUND ->
                page(Response.Status.NOT_FOUND, browser, html.notFound(browser));
            case Result.Failure<OpenedLink> failure ->
                responses.of(failure, _ -> Response.serverError().build());
        };
    }

    /** Returns the status and the headers of the page. */
    @HEAD
    @Path(PAGE)
    @Produces(MediaType.TEXT_HTML)
    public Response check(@PathParam("token") String token, @Context HttpHeaders headers) {
        return page(token, headers);
    }

    private Response page(OpenedLink opened, Language browser) {
        Language language =
                opened.terms().language().map(PaymentPageHandler::language).orElse(browser);
        return opened.isOver()
                ? page(
                        Response.Status.GONE,
                        language,
                        html.over(opened.status(), language, opened.terms().returnUrl()))
                : page(Response.Status.OK, language, html.active(language));
    }

    private static Language language(LinkLanguage language) {
        return switch (language) {
            case FR -> Language.FRENCH;
            case EN -> Language.ENGLISH;
        };
    }

    private static Response page(Response.Status status, Language language, String html) {
        return Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header("Content-Security-Policy", PaymentPageHtml.CONTENT_SECURITY_POLICY)
                .entity(html)
                .build();
    }

    /** Returns the script or the style of the page, whatever the request accepts: a name has one type. */
    @GET
    @Path(PaymentPageUrl.PATH + "/assets/{file}")
    @Produces(MediaType.WILDCARD)
    public Response asset(@PathParam("file") String file) {
        return assets.find(file)
                .map(found -> Response.ok(found.text())
                        .type(found.mediaType())
                        .header(HttpHeaders.CACHE_CONTROL, IMMUTABLE)
                        .build())
                .orElseGet(() -> responses.of(Result.failure(ProblemCode.NOT_FOUND), Function.identity()));
    }

    /** Returns what the page shows, also for a link that is over. */
    @GET
    @Path(PAGE + "/state")
    public Response state(@PathParam("token") String token) {
        return responses.ok(page.state(token), state -> LinkStateView.of(state, views));
    }

    /**
     * Returns 201 for a new payment and 200 for the payment that was started earlier with the same idempotency key. There
     * is no {@code Location} header, because it would contain the token.
     */
    @POST
    @Path(PAGE + "/payments")
    @ConsumesJson
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@PathParam("token") String token, @Context HttpHeaders headers, byte[] body) {
        var form = StartLinkPaymentRequest.read(
                Optional.ofNullable(headers.getHeaderString(Responses.IDEMPOTENCY_KEY)), body);
        return responses.of(page.start(token, form.key(), form.amount(), form.beneficiary()), this::started);
    }

    private Response started(LinkPayment<StartedPayment> started) {
        PaymentView view = views.of(started.payer(), started.payment().payment());
        return Responses.created(view, started.payment().replayed(), Optional.empty());
    }

    /** Returns a payment that was started through the link. The page polls this route. */
    @GET
    @Path(PAGE + "/payments/{paymentId}")
    public Response payment(@PathParam("token") String token, @PathParam("paymentId") String paymentId) {
        return responses.ok(
                page.payment(token, PathIds.payment(paymentId)), seen -> views.of(seen.payer(), seen.payment()));
    }
}
