package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertProblem;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertStatus;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.folderKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.increment;
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
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "The local jar has no IAM role")
class PaymentRolesIT extends DeployedFunctionsTest {

    @Test
    void a_start_on_a_missing_folder_or_a_folder_of_another_tenant_is_not_found() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertProblem(deployed.platform(payment(new BookingFixture("missing"), "k1")), 404, "folder-not-found");
        assertProblem(deployed.establishment("other", payment(booking, "k1")), 404, "folder-not-found");
        assertProblem(deployed.guest("other", payment(booking, "k1")), 404, "folder-not-found");
    }

    @Test
    void a_rejected_start_returns_its_reason() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertProblem(
                deployed.platform(booking.payment("k1", 30_001, "a@exemple.fr")), 422, "amount-exceeds-available");
        assertStatus(deployed.platform(booking.establishment("POSTPAID", "\"STRIPE\"")), 200);
        assertProblem(deployed.guest(booking.folderId(), payment(booking, "k1")), 409, "not-offered-in-booking-engine");
        assertStatus(deployed.platform(booking.establishment("PREPAID", "")), 200);
        assertProblem(deployed.platform(payment(booking, "k1")), 409, "requirements-not-met");
        assertStatus(deployed.platform(FunctionRequest.of("DELETE", booking.optionPath())), 204);
        assertProblem(deployed.platform(payment(booking, "k1")), 409, "option-not-active");
        assertStatus(deployed.platform(FunctionRequest.of("POST", booking.folderPath() + "/cancellation")), 200);
        assertProblem(deployed.platform(payment(booking, "k1")), 409, "folder-cancelled");
    }

    @Test
    void a_guest_can_have_only_one_pending_payment() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertStatus(deployed.guest(booking.folderId(), payment(booking, "k1")), 201);
        assertProblem(deployed.guest(booking.folderId(), payment(booking, "k2")), 429, "too-many-requests");
    }

    @Test
    void a_known_idempotency_key_returns_its_payment() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startPayment(booking, "k1");
        assertThat(assertStatus(deployed.platform(payment(booking, "k1")), 200).headers())
                .containsEntry("idempotent-replayed", "true");
        assertProblem(
                deployed.platform(booking.payment("k1", 2_001, "k1-of-" + booking.name() + "@exemple.fr")),
                422,
                "idempotency-key-reused");
        assertStatus(deployed.platform(FunctionRequest.of("POST", booking.folderPath() + "/cancellation")), 200);
        assertStatus(deployed.platform(payment(booking, "k1")), 200);
    }

    @Test
    void a_start_reads_the_folder_again_after_a_concurrent_change() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.beforeNext(
                "TransactWriteItems",
                increment(folderKey(booking), "available", -30_000)
                        .andThen(increment(folderKey(booking), "pending", 30_000)));
        assertProblem(deployed.platform(payment(booking, "k1")), 422, "amount-exceeds-available");
        deployed.environment.store(increment(folderKey(booking), "available", 30_000)
                .andThen(increment(folderKey(booking), "pending", -30_000)));
        deployed.environment.beforeNext(
                "TransactWriteItems",
                set(folderKey(booking), "status", AttributeValue.fromS("CANCELLED"))
                        .andThen(set(
                                folderKey(booking),
                                "cancelledAt",
                                AttributeValue.fromS("2020-01-01T00:00:00.000000000Z"))));
        assertProblem(deployed.platform(payment(booking, "k1")), 409, "folder-cancelled");
    }

    @Test
    void a_start_returns_the_payment_that_was_created_concurrently_with_its_key() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startPayment(booking, "k1");
        FunctionRequest same = booking.payment("k2", 2_000, "k1-of-" + booking.name() + "@exemple.fr");
        String id = booking.paymentPath("k2").substring(booking.paymentsPath().length() + 1);
        deployed.environment.beforeNext("TransactWriteItems", client -> {
            var item = new HashMap<>(
                    client.getItem(get -> get.tableName(TestEnvironment.TABLE).key(paymentKey(booking, "k1")))
                            .item());
            item.putAll(paymentKey(booking, "k2"));
            item.put("paymentId", AttributeValue.fromS(id));
            // The fingerprint belongs to another payment. Without a fingerprint, only the amount is compared.
            item.remove("personalFingerprint");
            client.putItem(put -> put.tableName(TestEnvironment.TABLE).item(item));
        });
        assertThat(assertStatus(deployed.platform(same), 200).json().path("id").asText())
                .isEqualTo(id);
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
    void an_ancv_error_during_the_start_fails_the_payment(String call, String response, int status, String code)
            throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.setFault(call, response);
        assertProblem(deployed.platform(payment(booking, "k1")), status, code);
        assertThat(deployed.status(booking, "k1")).isEqualTo("FAILED");
    }

    @Test
    void an_unknown_result_of_the_authorization_request_leaves_the_payment_requested() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.setFault("payer", "HTTP_500");
        assertThat(assertStatus(deployed.platform(payment(booking, "k1")), 201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REQUESTED");
    }

    @Test
    void a_concurrent_write_before_the_authorization_request_leaves_the_payment_requested() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.beforeNext(
                "TransactWriteItems", _ -> deployed.writeConcurrently("TransactWriteItems", booking, "k1"));
        assertThat(assertStatus(deployed.platform(payment(booking, "k1")), 201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REQUESTED");
    }

    @Test
    void a_start_reads_again_after_a_concurrent_write_that_follows_the_authorization_request() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.writeConcurrently("UpdateItem", booking, "k1");
        assertThat(assertStatus(deployed.platform(payment(booking, "k1")), 201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PENDING");
    }

    @Test
    void a_notification_for_an_unknown_payment_is_rejected() throws Exception {
        BookingFixture booking = deployed.newBooking();
        Notification notification = deployed.environment.confirm(deployed.startPayment(booking, "k1")
                .json()
                .path("ancvTransactionId")
                .asText());
        String secret = notification.url().getPath().replaceFirst(".*/", "");
        String own = "/webhooks/ancv/" + booking.folderId()
                + booking.paymentPath("k1").replaceFirst(".*/", "/") + "/";
        for (String path : new String[] {
            own + "x",
            own.replace(booking.folderId(), "missing") + secret,
            "/webhooks/ancv/" + booking.folderId() + "/no-id/" + secret,
            "/webhooks/ancv/" + booking.folderId() + booking.paymentPath("none").replaceFirst(".*/", "/") + "/" + secret
        }) {
            assertProblem(
                    deployed.function.call(BookingFixture.notification(path, notification, notification.seal())),
                    404,
                    "transaction-not-found");
        }
        FunctionRequest unknown = FunctionRequest.of("POST", "/webhooks/ancv")
                .json("{\"transaction\":{\"id\":\"unknown\"}}")
                .with("ancv-security", TestEnvironment.seal("unknown"));
        assertProblem(deployed.function.call(unknown), 404, "transaction-not-found");
        assertProblem(
                deployed.function.call(unknown.with("ancv-security", notification.seal())), 401, "unauthenticated");
        assertProblem(deployed.function.call(unknown.json("{}")), 400, "malformed-request");
        assertStatus(
                deployed.function.call(BookingFixture.notification(own + secret, notification, notification.seal())),
                204);
        assertThat(deployed.status(booking, "k1")).isEqualTo("PAID");
    }

    @Test
    void confirmations_and_declines_are_stored_and_repeated_notifications_are_accepted() throws Exception {
        BookingFixture booking = deployed.newBooking();
        Notification declined = deployed.environment.decline(deployed.startPayment(booking, "k1")
                .json()
                .path("ancvTransactionId")
                .asText());
        assertStatus(deployed.sendNotification(declined), 204);
        assertStatus(deployed.sendNotification(declined), 204);
        assertThat(deployed.status(booking, "k1")).isEqualTo("DECLINED");
        Notification confirmed = deployed.environment.confirm(deployed.startPayment(booking, "k2")
                .json()
                .path("ancvTransactionId")
                .asText());
        deployed.environment.setFault("read", "HTTP_500");
        assertProblem(deployed.sendNotification(confirmed), 503, "ancv-unavailable");
        deployed.environment.removeFaults();
        assertStatus(deployed.sendNotification(confirmed), 204);
        assertStatus(deployed.sendNotification(confirmed), 204);
        assertThat(deployed.status(booking, "k2")).isEqualTo("PAID");
    }

    @Test
    void a_notification_reads_again_after_a_concurrent_write() throws Exception {
        BookingFixture booking = deployed.newBooking();
        Notification notification = deployed.environment.confirm(deployed.startPayment(booking, "k1")
                .json()
                .path("ancvTransactionId")
                .asText());
        deployed.writeConcurrently("TransactWriteItems", booking, "k1");
        assertStatus(deployed.sendNotification(notification), 204);
        assertThat(deployed.status(booking, "k1")).isEqualTo("PAID");
    }

    @Test
    void a_notification_for_a_mismatched_transaction_raises_attention() throws Exception {
        BookingFixture booking = deployed.newBooking();
        Notification notification = deployed.environment.confirm(deployed.startPayment(booking, "k1")
                .json()
                .path("ancvTransactionId")
                .asText());
        deployed.environment.store(set(paymentKey(booking, "k1"), "ancvId", AttributeValue.fromS("10000652")));
        assertStatus(deployed.sendNotification(notification), 204);
        assertThat(deployed.platform(FunctionRequest.of("GET", booking.paymentPath("k1")))
                        .json()
                        .at("/attention/reason")
                        .asText())
                .isEqualTo("TRANSACTION_MISMATCH");
    }
}
