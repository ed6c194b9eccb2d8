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
        establishment = ApiClient.openEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
    }

    @AfterEach
    void behave() {
        ApiClient.noFaults();
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
    void a_definite_end_is_its_problem_and_the_payment_failed(String call, String answer, int status, String code) {
        ApiClient.faults(Map.of("call", call, "answer", answer, "times", 1));
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
    void an_unsure_end_of_a_payer_call_keeps_the_payment_requested(String answer) {
        ApiClient.faults(Map.of("call", "payer", "answer", answer, "times", 1));
        start(platform(), folder, "k", 10_000, customer())
                .then()
                .statusCode(201)
                .body("status", equalTo("REQUESTED"));
        platform().get("/booking-folders/" + folder).then().body("pending.amount", equalTo(10_000));
    }

    @Test
    void a_contract_that_ancv_does_not_know_any_more_is_named() {
        ApiClient.faults(Map.of("call", "create", "answer", "MERCHANT_NOT_ALLOWED"));
        start(platform(), folder, "k", 2_000, customer())
                .then()
                .statusCode(409)
                .body("requirements.find { it.code == 'ANCV_CONTRACT' }.met", equalTo(false));
    }

    @Test
    void what_is_not_offered_in_the_booking_engine_is_not_for_guests() {
        platform().body(ApiClient.declaration("FR", "POSTPAID", "STRIPE")).put("/establishments/" + establishment);
        start(guest(folder), folder, "k", 2_000, customer())
                .then()
                .statusCode(409)
                .body("code", equalTo("not-offered-in-booking-engine"));
    }

    @Test
    void the_twenty_sixth_live_payment_is_one_too_many() {
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
