package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertProblem;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertStatus;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.folderKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.paymentKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.set;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.dynamodb.item.HistoryItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks the functions that refuse, cancel, unblock, sweep and erase, each with the permissions of its own role. The
 * cases include rare code paths.
 */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "The local jar has no IAM role")
class ReversalRolesIT extends DeployedFunctionsTest {

    private static final AttributeValue LONG_AGO = AttributeValue.fromS("2020-01-01T00:00:00.000000000Z");

    @Test
    void a_missing_payment_or_a_folder_of_another_tenant_is_not_found() throws Exception {
        BookingFixture booking = deployed.newBooking();
        var missing = new BookingFixture("missing");
        for (String action : new String[] {"/refusal", "/unblocking"}) {
            assertProblem(deployed.platform(post(booking.paymentPath("none") + action)), 404, "payment-not-found");
            assertProblem(
                    deployed.platform(post(booking.paymentsPath() + "/no-id" + action)), 404, "payment-not-found");
            assertProblem(deployed.platform(post(missing.paymentPath("none") + action)), 404, "folder-not-found");
            assertProblem(deployed.platform(post(missing.paymentsPath() + "/no-id" + action)), 404, "folder-not-found");
        }
        assertProblem(
                deployed.establishment("other", post(booking.paymentPath("none") + "/refusal")),
                404,
                "folder-not-found");
        assertProblem(deployed.platform(post(missing.folderPath() + "/cancellation")), 404, "folder-not-found");
        assertProblem(
                deployed.establishment("other", post(booking.folderPath() + "/cancellation")), 404, "folder-not-found");
    }

    @Test
    void a_refusal_of_a_pending_or_paid_payment_is_idempotent() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startPayment(booking, "pending");
        deployed.startAndConfirmPayment(booking, "paid");
        for (String key : List.of("pending", "paid", "pending", "paid")) {
            assertThat(assertStatus(deployed.establishment(booking.establishmentId(), refusal(booking, key)), 200)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("REFUSED");
        }
        deployed.startAndConfirmPayment(booking, "cancelled");
        assertStatus(deployed.platform(post(booking.folderPath() + "/cancellation")), 200);
        assertProblem(deployed.platform(refusal(booking, "cancelled")), 409, "payment-not-refusable");
    }

    @Test
    void a_refusal_returns_409_if_ancv_forbids_it_and_202_if_ancv_is_unavailable() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startAndConfirmPayment(booking, "forbidden");
        deployed.environment.setFault("cancel", "OPERATION_TRANSACTION_NOT_ALLOWED");
        assertProblem(deployed.platform(refusal(booking, "forbidden")), 409, "re-credit-forbidden");
        deployed.startAndConfirmPayment(booking, "unavailable");
        deployed.environment.setFault("cancel", "INTERNAL_SERVER_ERROR");
        deployed.environment.setFault("read", "INTERNAL_SERVER_ERROR");
        assertStatus(deployed.platform(refusal(booking, "unavailable")), 202);
    }

    @Test
    void a_refusal_reads_again_after_a_concurrent_write() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startAndConfirmPayment(booking, "k1");
        deployed.writeConcurrently("TransactWriteItems", booking, "k1");
        assertThat(assertStatus(deployed.platform(refusal(booking, "k1")), 200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
        deployed.startAndConfirmPayment(booking, "k2");
        deployed.environment.beforeNext(
                "TransactWriteItems", _ -> deployed.writeConcurrently("TransactWriteItems", booking, "k2"));
        assertThat(assertStatus(deployed.platform(refusal(booking, "k2")), 200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void a_cancellation_cancels_the_payments_and_reads_again_after_a_concurrent_write() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startAndConfirmPayment(booking, "paid");
        deployed.startPayment(booking, "pending");
        deployed.writeConcurrently("TransactWriteItems", booking, "paid");
        FunctionResponse cancelled = assertStatus(deployed.platform(post(booking.folderPath() + "/cancellation")), 200);
        assertThat(cancelled.json().path("payments").findValuesAsText("status")).contains("CANCELLED");
        assertStatus(
                deployed.establishment(booking.establishmentId(), post(booking.folderPath() + "/cancellation")), 200);
    }

    @Test
    void unblocking_is_accepted_with_and_without_attention() throws Exception {
        BookingFixture booking = deployed.newBooking();
        FunctionResponse started = deployed.startPayment(booking, "k1");
        assertStatus(deployed.platform(post(booking.paymentPath("k1") + "/unblocking")), 202);
        deployed.environment.store(set(paymentKey(booking, "k1"), "ancvId", AttributeValue.fromS("10000652")));
        assertStatus(
                deployed.sendNotification(deployed.environment.confirm(
                        started.json().path("ancvTransactionId").asText())),
                204);
        FunctionResponse unblocked =
                assertStatus(deployed.platform(post(booking.paymentPath("k1") + "/unblocking")), 202);
        assertThat(unblocked.json().at("/attention/reason").asText())
                .as(unblocked.body())
                .isEqualTo("TRANSACTION_MISMATCH");
        deployed.environment.store(set(paymentKey(booking, "k1"), "ancvId", AttributeValue.fromS("10000651")));
        deployed.writeConcurrently("UpdateItem", booking, "k1");
        assertThat(assertStatus(deployed.platform(post(booking.paymentPath("k1") + "/unblocking")), 202)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PAID");
    }

    @Test
    void a_sweep_settles_due_payments_despite_a_concurrent_write() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.confirm(deployed.startPayment(booking, "paid")
                .json()
                .path("ancvTransactionId")
                .asText());
        deployed.environment.decline(deployed.startPayment(booking, "declined")
                .json()
                .path("ancvTransactionId")
                .asText());
        deployed.startPayment(booking, "concurrent");
        deployed.environment.setFault("payer", "BENEFICIARY_NOT_FOUND");
        assertProblem(deployed.platform(DeployedFunctions.payment(booking, "failed")), 422, "unknown-beneficiary");
        for (String key : List.of("paid", "declined", "concurrent", "failed")) {
            deployed.environment.store(set(paymentKey(booking, key), "dueAt", LONG_AGO));
        }
        deployed.writeConcurrently("UpdateItem", booking, "concurrent");
        deployed.function.sweep();
        assertThat(List.of("paid", "declined", "failed"))
                .extracting(key -> deployed.status(booking, key))
                .containsExactly("PAID", "DECLINED", "FAILED");
    }

    /** Each shard contains a copy of a cancelled folder and of its payment. The last change of both is long ago. */
    @Test
    void a_sweep_erases_the_personal_data_of_folders_closed_long_ago() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startPayment(booking, "k1");
        assertStatus(deployed.platform(refusal(booking, "k1")), 200);
        assertStatus(deployed.platform(post(booking.folderPath() + "/cancellation")), 200);
        List<Map<String, AttributeValue>> copies = new ArrayList<>();
        IntStream.range(0, CheckIndex.SHARDS)
                .forEach(shard -> deployed.environment.store(client -> {
                    for (var key : List.of(folderKey(booking), paymentKey(booking, "k1"))) {
                        var copy = new HashMap<>(client.getItem(get ->
                                        get.tableName(TestEnvironment.TABLE).key(key))
                                .item());
                        copy.put("pk", AttributeValue.fromS("FOLDER#" + booking.folderId() + "-" + shard));
                        copy.put("folderId", AttributeValue.fromS(booking.folderId() + "-" + shard));
                        copy.put("dueShard", AttributeValue.fromS("SETTLED#%02d".formatted(shard)));
                        copy.put("dueAt", LONG_AGO);
                        if (key.equals(folderKey(booking))) {
                            for (String attribute : List.of("cancelledAt", "changedAt")) {
                                assertThat(copy.replace(attribute, LONG_AGO))
                                        .as(attribute)
                                        .isNotNull();
                            }
                        } else {
                            assertThat(copy.computeIfPresent(
                                            HistoryItem.PENDING_ENTRY, (_, entry) -> at(entry, LONG_AGO)))
                                    .isNotNull();
                        }
                        client.putItem(
                                put -> put.tableName(TestEnvironment.TABLE).item(copy));
                        copies.add(Map.of("pk", copy.get("pk"), "sk", copy.get("sk")));
                    }
                }));
        deployed.function.sweep();
        assertThat(deployed.function.output())
                .containsPattern("Erasure: processed [0-9]+, erased [0-9]+, failed 0, finished");
        deployed.environment.store(client -> assertThat(copies)
                .hasSize(2 * CheckIndex.SHARDS)
                .allSatisfy(key -> assertThat(client.getItem(get ->
                                        get.tableName(TestEnvironment.TABLE).key(key))
                                .item()
                                .keySet())
                        .contains("folderId")
                        .noneMatch(name -> name.startsWith("personal") || name.startsWith("due"))));
    }

    private static AttributeValue at(AttributeValue entry, AttributeValue instant) {
        var changed = new HashMap<>(entry.m());
        assertThat(changed.replace("at", instant)).isNotNull();
        return AttributeValue.fromM(changed);
    }

    private static FunctionRequest refusal(BookingFixture booking, String key) {
        return post(booking.paymentPath(key) + "/refusal").json("{\"reason\":\"Complet\"}");
    }

    private static FunctionRequest post(String path) {
        return FunctionRequest.of("POST", path);
    }
}
