package fr.ancvconnect.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.example.booking.ancv.ApiClient;
import com.example.booking.ancv.ApiException;
import com.example.booking.ancv.ApiResponse;
import com.example.booking.ancv.api.BookingFoldersApi;
import com.example.booking.ancv.api.EstablishmentsApi;
import com.example.booking.ancv.api.PaymentMethodsApi;
import com.example.booking.ancv.api.PaymentsApi;
import com.example.booking.ancv.model.Activation;
import com.example.booking.ancv.model.CollectionMode;
import com.example.booking.ancv.model.DeclaredCustomer;
import com.example.booking.ancv.model.EstablishmentDeclaration;
import com.example.booking.ancv.model.Folder;
import com.example.booking.ancv.model.FolderDeclaration;
import com.example.booking.ancv.model.ListedPayment;
import com.example.booking.ancv.model.ListedPaymentPage;
import com.example.booking.ancv.model.Origin;
import com.example.booking.ancv.model.Payment;
import com.example.booking.ancv.model.PaymentStart;
import com.example.booking.ancv.model.PaymentStatus;
import com.example.booking.ancv.model.Problem;
import com.example.booking.ancv.model.ProblemCode;
import com.example.booking.ancv.model.Refund;
import com.example.booking.ancv.model.Refusal;
import com.example.booking.ancv.model.RequestedMoney;
import com.example.booking.ancv.model.Requirement;
import com.example.booking.ancv.model.VirtualPos;
import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A platform, an establishment and a guest use the Java client that is generated from docs/openapi.yaml. */
class JavaClientIT {

    private static final String ENGLISH = "en";
    private static final String MARIE = "marie@exemple.fr";
    private static final long TOTAL = 30_000;
    private static final long AMOUNT = 12_000;

    private static LocalService service;

    @BeforeAll
    static void start() throws Exception {
        service = LocalService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_guest_pays_and_the_establishment_refuses_the_payment() throws Exception {
        declare("campsite", "10000651", "stay");
        var guest = new PaymentsApi(as("{\"role\":\"guest\",\"folder\":\"stay\"}"));
        Payment started = guest.startPayment("first", "stay", request(AMOUNT), ENGLISH);
        assertThat(started.getStatus()).isEqualTo(PaymentStatus.PENDING);
        assertThat(started.getExpiresAt()).isAfter(started.getRequestedAt());
        assertThat(started.getPaidAmount()).isNull();

        service.confirm(MARIE);
        Payment paid = Eventually.until(
                () -> guest.readPayment("stay", started.getId(), ENGLISH),
                payment -> payment.getStatus() == PaymentStatus.PAID);
        assertThat(paid.getPaidAmount().getAmount()).isEqualTo(AMOUNT);
        Folder folder = new BookingFoldersApi(establishment("campsite")).readBookingFolder("stay", ENGLISH);
        assertThat(folder.getPaid().getAmount()).isEqualTo(AMOUNT);
        assertThat(folder.getBalance().getAmount()).isEqualTo(TOTAL - AMOUNT);
        assertThat(folder.getPayments()).hasSize(1);
        assertThat(folder.getCustomer().getName()).isEqualTo("Marie Martin");

        var payments = new PaymentsApi(establishment("campsite"));
        Payment refused = Eventually.until(
                () -> payments.refusePayment("stay", paid.getId(), ENGLISH, new Refusal().reason("Complet")),
                payment -> payment.getStatus() == PaymentStatus.REFUSED);
        assertThat(refused.getRefund().getOutcome()).isEqualTo(Refund.OutcomeEnum.RE_CREDITED);
        assertThat(refused.getReason()).isEqualTo("Complet");
    }

    @Test
    void a_repeated_request_returns_the_same_payment() throws Exception {
        declare("hotel", "10000652", "repeated");
        var payments = new PaymentsApi(establishment("hotel"));
        ApiResponse<Payment> first = payments.startPaymentWithHttpInfo("k", "repeated", request("paul", 2000), ENGLISH);
        ApiResponse<Payment> second =
                payments.startPaymentWithHttpInfo("k", "repeated", request("paul", 2000), ENGLISH);
        assertThat(List.of(first.getStatusCode(), second.getStatusCode())).containsExactly(201, 200);
        assertThat(second.getHeaders().get("idempotent-replayed")).containsExactly("true");
        assertThat(second.getData().getId()).isEqualTo(first.getData().getId());
        Folder cancelled = Eventually.until(
                () -> new BookingFoldersApi(establishment("hotel")).cancelBookingFolder("repeated", ENGLISH),
                folder -> folder.getPayments().getFirst().getStatus() == PaymentStatus.CANCELLED);
        assertThat(cancelled.getStatus()).isEqualTo(Folder.StatusEnum.CANCELLED);
        assertThat(cancelled.getCancelledAt()).isNotNull();
    }

    @Test
    void a_problem_is_read_with_its_code_and_fields() throws Exception {
        declare("problems", null, "problems");
        var payments = new PaymentsApi(platform());
        Problem below = problem(409, () -> payments.startPayment("k", "problems", request(AMOUNT), ENGLISH));
        assertThat(below.getCode()).isEqualTo(ProblemCode.OPTION_NOT_ACTIVE);
        assertThat(below.getTitle()).isNotBlank();

        var methods = new PaymentMethodsApi(platform());
        Problem unknown = problem(
                422, () -> methods.activateAncvConnect("problems", new Activation().ancvId("99999999"), ENGLISH));
        assertThat(unknown.getCode()).isEqualTo(ProblemCode.UNKNOWN_ANCV_ID);
        new EstablishmentsApi(platform())
                .declareEstablishment("problems", campsite().country("BE"), ENGLISH);
        Problem requirements = problem(
                409, () -> methods.activateAncvConnect("problems", new Activation().ancvId("10000652"), ENGLISH));
        assertThat(requirements.getRequirements())
                .extracting(Requirement::getCode)
                .contains(Requirement.CodeEnum.ESTABLISHMENT_IN_FRANCE);
        Problem invalid = problem(
                422,
                () -> new BookingFoldersApi(platform())
                        .declareBookingFolder("problems", folder("problems").total(money(0)), ENGLISH));
        assertThat(invalid.getErrors().getFirst().getField()).isEqualTo("total.amount");
        assertThat(problem(401, () -> new PaymentsApi(with("a.b.c")).readPayment("f", "p", ENGLISH))
                        .getCode())
                .isEqualTo(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void a_list_is_read_page_by_page() throws Exception {
        declare("pages", null, "first");
        declare("pages", "10000651", "second");
        var payments = new PaymentsApi(platform());
        payments.startPayment("k", "first", request("anna", 2000), ENGLISH);
        payments.startPayment("k", "second", request("bruno", 2000), ENGLISH);
        var folders = new ArrayList<String>();
        String cursor = null;
        do {
            ListedPaymentPage page = payments.listEstablishmentPayments(
                    "pages", "2026-01-01", null, PaymentStatus.PENDING, null, 1, null, cursor, ENGLISH);
            page.getItems().stream().map(ListedPayment::getFolderId).forEach(folders::add);
            cursor = page.getNextCursor();
        } while (cursor != null);
        assertThat(folders).containsExactly("second", "first");
        assertThat(payments.listFolderPayments("first", 1, null, ENGLISH)
                        .getItems()
                        .getFirst()
                        .getHistory())
                .isNotEmpty();
    }

    /** Declares an establishment with an active option, unless the ANCV ID is {@code null}, and a folder. */
    private static void declare(String id, String ancvId, String folder) throws Exception {
        new EstablishmentsApi(platform()).declareEstablishment(id, campsite(), ENGLISH);
        if (ancvId != null) {
            var option =
                    new PaymentMethodsApi(platform()).activateAncvConnect(id, new Activation().ancvId(ancvId), ENGLISH);
            assertThat(option.getOfferedInBookingEngine()).isTrue();
        }
        new BookingFoldersApi(platform()).declareBookingFolder(folder, folder(id), ENGLISH);
    }

    private static EstablishmentDeclaration campsite() {
        return new EstablishmentDeclaration()
                .name("Camping du Grand Pré")
                .country("FR")
                .collectionMode(CollectionMode.PREPAID)
                .addVirtualPosItem(VirtualPos.STRIPE);
    }

    private static FolderDeclaration folder(String establishment) {
        return new FolderDeclaration()
                .establishmentId(establishment)
                .origin(Origin.BOOKING_ENGINE)
                .total(money(TOTAL))
                .customer(new DeclaredCustomer().name("Marie Martin").email(MARIE))
                .cardGuarantee(true);
    }

    private static PaymentStart request(long cents) {
        return new PaymentStart().amount(money(cents)).beneficiary(MARIE);
    }

    private static PaymentStart request(String name, long cents) {
        return new PaymentStart().amount(money(cents)).beneficiary(name + "@exemple.fr");
    }

    private static RequestedMoney money(long cents) {
        return new RequestedMoney().amount(cents).currency(RequestedMoney.CurrencyEnum.EUR);
    }

    private static Problem problem(int status, ThrowingCallable call) throws IOException {
        ApiException failure = catchThrowableOfType(ApiException.class, call);
        assertThat(failure.getCode()).isEqualTo(status);
        return ApiClient.createDefaultObjectMapper().readValue(failure.getResponseBody(), Problem.class);
    }

    private static ApiClient platform() throws Exception {
        return as("{\"role\":\"platform\"}");
    }

    private static ApiClient establishment(String id) throws Exception {
        return as("{\"role\":\"establishment\",\"establishments\":[\"" + id + "\"]}");
    }

    private static ApiClient as(String tokenRequest) throws Exception {
        return with(service.token(tokenRequest));
    }

    private static ApiClient with(String token) {
        var client = new ApiClient();
        client.updateBaseUri(service.address().toString());
        return client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }
}
