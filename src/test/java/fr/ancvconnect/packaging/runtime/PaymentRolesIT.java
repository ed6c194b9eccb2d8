package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.added;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.folderKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.is;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.isProblem;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.payment;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.paymentKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.set;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.notification.Notification;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks the functions that start payments and receive ANCV's notifications, each with the permissions of its own role.
 * The cases include rare code paths.
 */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "It has no role")
class PaymentRolesIT extends DeployedFunctionsTest {

    @Test
    void a_start_on_what_is_missing_or_another_s_is_not_found() throws Exception {
        BookingFixture stay = deployed.stay();
        isProblem(deployed.platform(payment(new BookingFixture("nowhere"), "k1")), 404, "folder-not-found");
        isProblem(deployed.establishment("other", payment(stay, "k1")), 404, "folder-not-found");
        isProblem(deployed.guest("other", payment(stay, "k1")), 404, "folder-not-found");
    }

    @Test
    void a_start_against_the_rules_is_told_why() throws Exception {
        BookingFixture stay = deployed.stay();
        isProblem(deployed.platform(stay.payment("k1", 30_001, "a@exemple.fr")), 422, "amount-exceeds-available");
        is(deployed.platform(stay.hotel("POSTPAID", "\"STRIPE\"")), 200);
        isProblem(deployed.guest(stay.folderId(), payment(stay, "k1")), 409, "not-offered-in-booking-engine");
        is(deployed.platform(stay.hotel("PREPAID", "")), 200);
        isProblem(deployed.platform(payment(stay, "k1")), 409, "requirements-not-met");
        is(deployed.platform(FunctionRequest.of("DELETE", stay.optionPath())), 204);
        isProblem(deployed.platform(payment(stay, "k1")), 409, "option-not-active");
        is(deployed.platform(FunctionRequest.of("POST", stay.folderPath() + "/cancellation")), 200);
        isProblem(deployed.platform(payment(stay, "k1")), 409, "folder-cancelled");
    }

    @Test
    void a_guest_has_one_pending_payment() throws Exception {
        BookingFixture stay = deployed.stay();
        is(deployed.guest(stay.folderId(), payment(stay, "k1")), 201);
        isProblem(deployed.guest(stay.folderId(), payment(stay, "k2")), 429, "too-many-requests");
    }

    @Test
    void a_known_key_is_answered_with_its_payment() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.asked(stay, "k1");
        assertThat(is(deployed.platform(payment(stay, "k1")), 200).headers())
                .containsEntry("idempotent-replayed", "true");
        isProblem(
                deployed.platform(stay.payment("k1", 2_001, "k1-of-" + stay.name() + "@exemple.fr")),
                422,
                "idempotency-key-reused");
        is(deployed.platform(FunctionRequest.of("POST", stay.folderPath() + "/cancellation")), 200);
        is(deployed.platform(payment(stay, "k1")), 200);
    }

    @Test
    void a_start_that_finds_the_folder_changed_reads_again() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.beforeNext(
                "TransactWriteItems",
                added(folderKey(stay), "available", -30_000).andThen(added(folderKey(stay), "pending", 30_000)));
        isProblem(deployed.platform(payment(stay, "k1")), 422, "amount-exceeds-available");
        deployed.surroundings.store(
                added(folderKey(stay), "available", 30_000).andThen(added(folderKey(stay), "pending", -30_000)));
        deployed.surroundings.beforeNext(
                "TransactWriteItems",
                set(folderKey(stay), "status", AttributeValue.fromS("CANCELLED"))
                        .andThen(set(
                                folderKey(stay),
                                "cancelledAt",
                                AttributeValue.fromS("2020-01-01T00:00:00.000000000Z"))));
        isProblem(deployed.platform(payment(stay, "k1")), 409, "folder-cancelled");
    }

    @Test
    void a_start_that_finds_its_key_taken_meanwhile_answers_that_payment() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.asked(stay, "k1");
        FunctionRequest same = stay.payment("k2", 2_000, "k1-of-" + stay.name() + "@exemple.fr");
        String id = stay.paymentPath("k2").substring(stay.paymentsPath().length() + 1);
        deployed.surroundings.beforeNext("TransactWriteItems", client -> {
            var item = new HashMap<>(
                    client.getItem(get -> get.tableName(TestEnvironment.TABLE).key(paymentKey(stay, "k1")))
                            .item());
            item.putAll(paymentKey(stay, "k2"));
            item.put("paymentId", AttributeValue.fromS(id));
            // The fingerprint belongs to another payment. Without a fingerprint, only the amount is compared.
            item.remove("personalFingerprint");
            client.putItem(put -> put.tableName(TestEnvironment.TABLE).item(item));
        });
        assertThat(is(deployed.platform(same), 200).json().path("id").asText()).isEqualTo(id);
    }

    /** The payment already exists in the store, so each of these responses updates it and the sums of its folder again. */
    @ParameterizedTest
    @CsvSource({
        "create,MERCHANT_NOT_ALLOWED,409,requirements-not-met",
        "create,HTTP_500,503,ancv-unavailable",
        "create,BAD_REQUEST,502,ancv-error",
        "payer,BENEFICIARY_NOT_FOUND,422,unknown-beneficiary",
        "payer,OTHER_TRANSACTION_PENDING,409,beneficiary-busy",
        "payer,INVALID_TRANSACTION_AMOUNT,422,amount-not-accepted"
    })
    void a_no_of_ancv_is_written(String call, String answer, int status, String code) throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.fault(call, answer);
        isProblem(deployed.platform(payment(stay, "k1")), status, code);
        assertThat(deployed.status(stay, "k1")).isEqualTo("FAILED");
    }

    @Test
    void whether_the_customer_was_asked_may_not_be_known() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.fault("payer", "HTTP_500");
        assertThat(is(deployed.platform(payment(stay, "k1")), 201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REQUESTED");
    }

    @Test
    void a_start_whose_payment_somebody_else_writes_before_the_customer_is_asked_asks_nobody() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.beforeNext(
                "TransactWriteItems", _ -> deployed.meanwhileWritten("TransactWriteItems", stay, "k1"));
        assertThat(is(deployed.platform(payment(stay, "k1")), 201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REQUESTED");
    }

    @Test
    void a_start_whose_payment_somebody_else_writes_once_the_customer_is_asked_reads_again() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.meanwhileWritten("UpdateItem", stay, "k1");
        assertThat(is(deployed.platform(payment(stay, "k1")), 201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PENDING");
    }

    @Test
    void a_notification_of_what_is_not_known_is_told_so() throws Exception {
        BookingFixture stay = deployed.stay();
        Notification told = deployed.surroundings.confirmed(
                deployed.asked(stay, "k1").json().path("ancvTransactionId").asText());
        String secret = told.url().getPath().replaceFirst(".*/", "");
        String own =
                "/webhooks/ancv/" + stay.folderId() + stay.paymentPath("k1").replaceFirst(".*/", "/") + "/";
        for (String path : new String[] {
            own + "x",
            own.replace(stay.folderId(), "nowhere") + secret,
            "/webhooks/ancv/" + stay.folderId() + "/no-id/" + secret,
            "/webhooks/ancv/" + stay.folderId() + stay.paymentPath("none").replaceFirst(".*/", "/") + "/" + secret
        }) {
            isProblem(
                    deployed.function.call(BookingFixture.notification(path, told, told.seal())),
                    404,
                    "transaction-not-found");
        }
        FunctionRequest unknown = FunctionRequest.of("POST", "/webhooks/ancv")
                .json("{\"transaction\":{\"id\":\"unknown\"}}")
                .with("ancv-security", TestEnvironment.seal("unknown"));
        isProblem(deployed.function.call(unknown), 404, "transaction-not-found");
        isProblem(deployed.function.call(unknown.with("ancv-security", told.seal())), 401, "unauthenticated");
        isProblem(deployed.function.call(unknown.json("{}")), 400, "malformed-request");
        is(deployed.function.call(BookingFixture.notification(own + secret, told, told.seal())), 204);
        assertThat(deployed.status(stay, "k1")).isEqualTo("PAID");
    }

    @Test
    void a_notification_is_written_whatever_it_tells_and_how_often() throws Exception {
        BookingFixture stay = deployed.stay();
        Notification declined = deployed.surroundings.declined(
                deployed.asked(stay, "k1").json().path("ancvTransactionId").asText());
        is(deployed.notified(declined), 204);
        is(deployed.notified(declined), 204);
        assertThat(deployed.status(stay, "k1")).isEqualTo("DECLINED");
        Notification confirmed = deployed.surroundings.confirmed(
                deployed.asked(stay, "k2").json().path("ancvTransactionId").asText());
        deployed.surroundings.fault("read", "HTTP_500");
        isProblem(deployed.notified(confirmed), 503, "ancv-unavailable");
        deployed.surroundings.noFaults();
        is(deployed.notified(confirmed), 204);
        is(deployed.notified(confirmed), 204);
        assertThat(deployed.status(stay, "k2")).isEqualTo("PAID");
    }

    @Test
    void a_notification_about_a_payment_that_somebody_else_writes_meanwhile_reads_again() throws Exception {
        BookingFixture stay = deployed.stay();
        Notification told = deployed.surroundings.confirmed(
                deployed.asked(stay, "k1").json().path("ancvTransactionId").asText());
        deployed.meanwhileWritten("TransactWriteItems", stay, "k1");
        is(deployed.notified(told), 204);
        assertThat(deployed.status(stay, "k1")).isEqualTo("PAID");
    }

    @Test
    void a_notification_of_a_transaction_that_is_not_the_payment_s_is_kept_for_attention() throws Exception {
        BookingFixture stay = deployed.stay();
        Notification told = deployed.surroundings.confirmed(
                deployed.asked(stay, "k1").json().path("ancvTransactionId").asText());
        deployed.surroundings.store(set(paymentKey(stay, "k1"), "ancvId", AttributeValue.fromS("10000652")));
        is(deployed.notified(told), 204);
        assertThat(deployed.platform(FunctionRequest.of("GET", stay.paymentPath("k1")))
                        .json()
                        .at("/attention/reason")
                        .asText())
                .isEqualTo("TRANSACTION_MISMATCH");
    }
}
