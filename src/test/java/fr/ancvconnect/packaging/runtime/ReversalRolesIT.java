package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.folderKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.is;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.isProblem;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.paymentKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.set;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.settlement.CheckIndex;
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
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "It has no role")
class ReversalRolesIT extends DeployedFunctionsTest {

    private static final AttributeValue LONG_AGO = AttributeValue.fromS("2020-01-01T00:00:00.000000000Z");

    @Test
    void what_is_missing_or_another_s_is_not_found() throws Exception {
        BookingFixture stay = deployed.stay();
        var nowhere = new BookingFixture("nowhere");
        for (String action : new String[] {"/refusal", "/unblocking"}) {
            isProblem(deployed.platform(post(stay.paymentPath("none") + action)), 404, "payment-not-found");
            isProblem(deployed.platform(post(stay.paymentsPath() + "/no-id" + action)), 404, "payment-not-found");
            isProblem(deployed.platform(post(nowhere.paymentPath("none") + action)), 404, "folder-not-found");
            isProblem(deployed.platform(post(nowhere.paymentsPath() + "/no-id" + action)), 404, "folder-not-found");
        }
        isProblem(
                deployed.establishment("other", post(stay.paymentPath("none") + "/refusal")), 404, "folder-not-found");
        isProblem(deployed.platform(post(nowhere.folderPath() + "/cancellation")), 404, "folder-not-found");
        isProblem(deployed.establishment("other", post(stay.folderPath() + "/cancellation")), 404, "folder-not-found");
    }

    @Test
    void a_payment_is_refused_once_whenever_that_is() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.asked(stay, "pending");
        deployed.paid(stay, "paid");
        for (String key : List.of("pending", "paid", "pending", "paid")) {
            assertThat(is(deployed.establishment(stay.hotelId(), refusal(stay, key)), 200)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("REFUSED");
        }
        deployed.paid(stay, "cancelled");
        is(deployed.platform(post(stay.folderPath() + "/cancellation")), 200);
        isProblem(deployed.platform(refusal(stay, "cancelled")), 409, "payment-not-refusable");
    }

    @Test
    void a_refusal_that_ancv_forbids_or_cannot_hear_now_is_written_too() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.paid(stay, "forbidden");
        deployed.surroundings.fault("cancel", "OPERATION_TRANSACTION_NOT_ALLOWED");
        isProblem(deployed.platform(refusal(stay, "forbidden")), 409, "re-credit-forbidden");
        deployed.paid(stay, "unheard");
        deployed.surroundings.fault("cancel", "INTERNAL_SERVER_ERROR");
        deployed.surroundings.fault("read", "INTERNAL_SERVER_ERROR");
        is(deployed.platform(refusal(stay, "unheard")), 202);
    }

    @Test
    void a_refusal_of_a_payment_that_somebody_else_writes_meanwhile_reads_again() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.paid(stay, "k1");
        deployed.meanwhileWritten("TransactWriteItems", stay, "k1");
        assertThat(is(deployed.platform(refusal(stay, "k1")), 200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
        deployed.paid(stay, "k2");
        deployed.surroundings.beforeNext(
                "TransactWriteItems", _ -> deployed.meanwhileWritten("TransactWriteItems", stay, "k2"));
        assertThat(is(deployed.platform(refusal(stay, "k2")), 200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void a_cancellation_takes_all_payments_and_reads_again_what_changes_meanwhile() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.paid(stay, "paid");
        deployed.asked(stay, "pending");
        deployed.meanwhileWritten("TransactWriteItems", stay, "paid");
        FunctionResponse cancelled = is(deployed.platform(post(stay.folderPath() + "/cancellation")), 200);
        assertThat(cancelled.json().path("payments").findValuesAsText("status")).contains("CANCELLED");
        is(deployed.establishment(stay.hotelId(), post(stay.folderPath() + "/cancellation")), 200);
    }

    @Test
    void a_payment_is_unblocked_whether_it_needs_it_or_not() throws Exception {
        BookingFixture stay = deployed.stay();
        FunctionResponse asked = deployed.asked(stay, "k1");
        is(deployed.platform(post(stay.paymentPath("k1") + "/unblocking")), 202);
        deployed.surroundings.store(set(paymentKey(stay, "k1"), "ancvId", AttributeValue.fromS("10000652")));
        is(
                deployed.notified(deployed.surroundings.confirmed(
                        asked.json().path("ancvTransactionId").asText())),
                204);
        FunctionResponse still = is(deployed.platform(post(stay.paymentPath("k1") + "/unblocking")), 202);
        assertThat(still.json().at("/attention/reason").asText())
                .as(still.body())
                .isEqualTo("TRANSACTION_MISMATCH");
        deployed.surroundings.store(set(paymentKey(stay, "k1"), "ancvId", AttributeValue.fromS("10000651")));
        deployed.meanwhileWritten("UpdateItem", stay, "k1");
        assertThat(is(deployed.platform(post(stay.paymentPath("k1") + "/unblocking")), 202)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PAID");
    }

    @Test
    void a_sweep_settles_what_is_due_and_leaves_what_somebody_else_has() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.confirmed(
                deployed.asked(stay, "paid").json().path("ancvTransactionId").asText());
        deployed.surroundings.declined(deployed.asked(stay, "declined")
                .json()
                .path("ancvTransactionId")
                .asText());
        deployed.asked(stay, "taken");
        deployed.surroundings.fault("payer", "BENEFICIARY_NOT_FOUND");
        isProblem(deployed.platform(DeployedFunctions.payment(stay, "failed")), 422, "unknown-beneficiary");
        for (String key : List.of("paid", "declined", "taken", "failed")) {
            deployed.surroundings.store(set(paymentKey(stay, key), "dueAt", LONG_AGO));
        }
        deployed.meanwhileWritten("UpdateItem", stay, "taken");
        deployed.function.sweep();
        assertThat(List.of("paid", "declined", "failed"))
                .extracting(key -> deployed.status(stay, key))
                .containsExactly("PAID", "DECLINED", "FAILED");
    }

    /** Each shard contains a copy of a cancelled folder and of its payment. The last change of both is long ago. */
    @Test
    void a_sweep_erases_what_is_closed_long_ago() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.asked(stay, "k1");
        is(deployed.platform(refusal(stay, "k1")), 200);
        is(deployed.platform(post(stay.folderPath() + "/cancellation")), 200);
        List<Map<String, AttributeValue>> copies = new ArrayList<>();
        IntStream.range(0, CheckIndex.SHARDS)
                .forEach(shard -> deployed.surroundings.store(client -> {
                    for (var key : List.of(folderKey(stay), paymentKey(stay, "k1"))) {
                        var copy = new HashMap<>(client.getItem(get ->
                                        get.tableName(TestEnvironment.TABLE).key(key))
                                .item());
                        copy.put("pk", AttributeValue.fromS("FOLDER#" + stay.folderId() + "-" + shard));
                        copy.put("folderId", AttributeValue.fromS(stay.folderId() + "-" + shard));
                        copy.put("dueShard", AttributeValue.fromS("SETTLED#%02d".formatted(shard)));
                        copy.put("dueAt", LONG_AGO);
                        List.of("cancelledAt", "changedAt").forEach(at -> copy.replace(at, LONG_AGO));
                        copy.computeIfPresent("askedEntry", (_, entry) -> at(entry, LONG_AGO));
                        client.putItem(
                                put -> put.tableName(TestEnvironment.TABLE).item(copy));
                        copies.add(Map.of("pk", copy.get("pk"), "sk", copy.get("sk")));
                    }
                }));
        deployed.function.sweep();
        assertThat(deployed.function.said())
                .containsPattern("Erasure: looked at [0-9]+, erased [0-9]+, failed 0, finished");
        deployed.surroundings.store(client -> assertThat(copies)
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
        changed.replace("at", instant);
        return AttributeValue.fromM(changed);
    }

    private static FunctionRequest refusal(BookingFixture stay, String key) {
        return post(stay.paymentPath(key) + "/refusal").json("{\"reason\":\"Complet\"}");
    }

    private static FunctionRequest post(String path) {
        return FunctionRequest.of("POST", path);
    }
}
