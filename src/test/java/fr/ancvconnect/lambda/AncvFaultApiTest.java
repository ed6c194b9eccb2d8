package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.guest;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the responses of the service when ANCV returns an error or does not respond. */
@QuarkusTest
class AncvFaultApiTest {

    private String establishment;
    private String folder;

    @BeforeEach
    void an_open_folder() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "create,BAD_REQUEST,502,ancv-error",
        "create,INVALID_SEAL,502,ancv-error",
        "create,MERCHANT_NOT_ALLOWED,409,requirements-not-met",
        "create,INVALID_TRANSACTION_AMOUNT,422,amount-not-accepted",
        "create,HTTP_500,503,ancv-unavailable",
        "create,INTERNAL_SERVER_ERROR,503,ancv-unavailable",
        "create,LOST_ANSWER,503,ancv-unavailable",
        "payer,BENEFICIARY_NOT_FOUND,422,unknown-beneficiary",
        "payer,OTHER_TRANSACTION_PENDING,409,beneficiary-busy",
        "payer,MERCHANT_NOT_ALLOWED,409,requirements-not-met",
        "payer,INVALID_TRANSACTION_AMOUNT,422,amount-not-accepted",
        "payer,BAD_REQUEST,502,ancv-error"
    })
    void a_definite_ancv_error_returns_a_problem_and_fails_the_payment(
            String call, String answer, int status, String code) {
        ApiClient.setFaults(Map.of("call", call, "answer", answer, "times", 1));
        start(platform(), folder, "k", 10_000, customer())
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("available.amount", equalTo(10_000))
                .body("payments.status", contains("FAILED"))
                .body("payments[0].reason", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_500",
        "INTERNAL_SERVER_ERROR",
        "LOST_ANSWER",
        "OPERATION_TRANSACTION_NOT_ALLOWED",
        "TRANSACTION_NOT_FOUND"
    })
    void an_uncertain_result_of_the_payer_call_leaves_the_payment_requested(String answer) {
        ApiClient.setFaults(Map.of("call", "payer", "answer", answer, "times", 1));
        start(platform(), folder, "k", 10_000, customer())
                .then()
                .statusCode(201)
                .body("status", equalTo("REQUESTED"));
        platform().get("/booking-folders/" + folder).then().body("pending.amount", equalTo(10_000));
    }

    @Test
    void a_contract_that_ancv_no_longer_knows_is_listed_as_an_unmet_requirement() {
        ApiClient.setFaults(Map.of("call", "create", "answer", "MERCHANT_NOT_ALLOWED"));
        start(platform(), folder, "k", 2_000, customer())
                .then()
                .statusCode(409)
                .body("requirements.find { it.code == 'ANCV_CONTRACT' }.met", equalTo(false));
    }

    @Test
    void a_guest_cannot_pay_if_the_option_is_not_offered_in_the_booking_engine() {
        platform().body(ApiClient.declaration("FR", "POSTPAID", "STRIPE")).put("/establishments/" + establishment);
        start(guest(folder), folder, "k", 2_000, customer())
                .then()
                .statusCode(409)
                .body("code", equalTo("not-offered-in-booking-engine"));
    }

    @Test
    void the_26th_live_payment_of_a_folder_is_rejected() {
        String large = ApiClient.folder(establishment, 100_000);
        for (int count = 0; count < 25; count++) {
            start(platform(), large, "k" + count, 2_000, customer()).then().statusCode(201);
        }
        start(platform(), large, "k25", 2_000, customer())
                .then()
                .statusCode(409)
                .body("code", equalTo("too-many-payments"));
    }
}
