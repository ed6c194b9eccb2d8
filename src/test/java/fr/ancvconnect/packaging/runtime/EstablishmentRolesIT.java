package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertProblem;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertStatus;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.folderKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.increment;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks the functions that declare, activate and read, each with the permissions of its own role. The cases include
 * missing items, items of another tenant, and concurrent writes.
 */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "The local jar has no IAM role")
class EstablishmentRolesIT extends DeployedFunctionsTest {

    @Test
    void a_missing_resource_is_not_found() throws Exception {
        BookingFixture booking = deployed.newBooking();
        var missing = new BookingFixture("missing");
        assertProblem(deployed.platform(get(booking.paymentPath("none"))), 404, "payment-not-found");
        assertProblem(deployed.platform(get(booking.paymentsPath() + "/no-id")), 404, "payment-not-found");
        assertProblem(deployed.platform(get(missing.paymentPath("none"))), 404, "folder-not-found");
        assertProblem(deployed.platform(get(missing.paymentsPath() + "/no-id")), 404, "folder-not-found");
        assertProblem(deployed.platform(get(missing.folderPath())), 404, "folder-not-found");
        assertProblem(deployed.platform(get(missing.paymentsPath())), 404, "folder-not-found");
        assertProblem(deployed.platform(get(missing.establishmentPath())), 404, "establishment-not-found");
        assertProblem(
                deployed.platform(get(missing.establishmentPath() + "/payment-methods")),
                404,
                "establishment-not-found");
        assertProblem(
                deployed.platform(get(missing.establishmentPath() + "/payments")), 404, "establishment-not-found");
        assertStatus(deployed.platform(FunctionRequest.of("HEAD", booking.paymentPath("none"))), 404);
        assertProblem(deployed.platform(get("/unknown")), 404, "not-found");
    }

    @Test
    void a_resource_of_another_tenant_is_not_found() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startPayment(booking, "k1");
        for (String path : new String[] {
            booking.folderPath(), booking.paymentsPath(), booking.paymentPath("k1"), booking.paymentPath("none")
        }) {
            assertProblem(deployed.establishment("other", get(path)), 404, "folder-not-found");
            assertProblem(deployed.guest("other", get(path)), 404, "folder-not-found");
        }
        assertProblem(
                deployed.establishment("other", get(booking.establishmentPath())), 404, "establishment-not-found");
        assertProblem(
                deployed.establishment("other", get(booking.establishmentPath() + "/payments")),
                404,
                "establishment-not-found");
        assertProblem(deployed.guest(booking.folderId(), get(booking.paymentPath("none"))), 404, "payment-not-found");
    }

    @Test
    void each_role_reads_its_own_resources() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.startPayment(booking, "k1");
        deployed.startPayment(booking, "k2");
        for (String path : new String[] {booking.folderPath(), booking.paymentsPath(), booking.paymentPath("k1")}) {
            assertStatus(deployed.guest(booking.folderId(), get(path)), 200);
        }
        assertStatus(deployed.establishment(booking.establishmentId(), get(booking.establishmentPath())), 200);
        assertStatus(
                deployed.establishment(
                        booking.establishmentId(), get(booking.establishmentPath() + "/payment-methods")),
                200);
        String list = booking.establishmentPath() + "/payments?limit=1&status=PENDING&folderId=" + booking.folderId()
                + "&from=2020-01-01&to=2999-01-01";
        FunctionResponse first = assertStatus(deployed.establishment(booking.establishmentId(), get(list)), 200);
        FunctionResponse next = assertStatus(
                deployed.establishment(
                        booking.establishmentId(),
                        get(list + "&cursor=" + first.json().path("nextCursor").asText())),
                200);
        assertThat(next.json().at("/items/0/id")).isNotEqualTo(first.json().at("/items/0/id"));
        assertStatus(
                deployed.establishment(
                        booking.establishmentId(),
                        get(booking.establishmentPath() + "/payments").with("accept", "text/csv")),
                200);
        assertProblem(
                deployed.platform(get(booking.establishmentPath() + "/payments?cursor=x")), 422, "validation-failed");
    }

    @Test
    void a_folder_redeclaration_is_accepted_or_rejected_by_the_rules() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertProblem(deployed.platform(new BookingFixture("missing").folder()), 404, "establishment-not-found");
        assertStatus(deployed.platform(booking.folder(20_000)), 200);
        deployed.startPayment(booking, "k1");
        assertProblem(deployed.platform(booking.folder(1_000)), 409, "total-below-commitments");
        BookingFixture other = deployed.newBooking();
        FunctionRequest foreignDeclaration = other.folder();
        assertProblem(
                deployed.platform(new FunctionRequest(
                        "PUT", booking.folderPath(), foreignDeclaration.headers(), foreignDeclaration.body())),
                409,
                "folder-conflict");
        assertStatus(deployed.platform(FunctionRequest.of("POST", booking.folderPath() + "/cancellation")), 200);
        assertProblem(deployed.platform(booking.folder()), 409, "folder-cancelled");
    }

    @Test
    void a_folder_that_is_declared_concurrently_is_read_again() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.beforeNext("UpdateItem", increment(folderKey(booking), "total", 1));
        assertThat(assertStatus(deployed.platform(booking.folder(20_000)), 200)
                        .json()
                        .at("/total/amount")
                        .asLong())
                .isEqualTo(20_000);
        var copy = new BookingFixture(booking.name() + "-copy");
        assertStatus(deployed.platform(copy.establishment()), 201);
        deployed.environment.beforeNext("PutItem", client -> {
            var item = new HashMap<>(
                    client.getItem(get -> get.tableName(TestEnvironment.TABLE).key(folderKey(booking)))
                            .item());
            item.putAll(folderKey(copy));
            item.put("folderId", AttributeValue.fromS(copy.folderId()));
            item.put("establishmentId", AttributeValue.fromS(copy.establishmentId()));
            client.putItem(put -> put.tableName(TestEnvironment.TABLE).item(item));
        });
        assertStatus(deployed.platform(copy.folder()), 200);
    }

    @Test
    void an_establishment_that_is_written_concurrently_is_read_again() throws Exception {
        BookingFixture booking = deployed.newBooking();
        deployed.environment.beforeNext("PutItem", incrementVersion(booking));
        assertStatus(deployed.platform(booking.establishment("POSTPAID", "\"PAYBOX\"")), 200);
        deployed.environment.beforeNext("TransactWriteItems", incrementVersion(booking));
        assertStatus(deployed.platform(booking.option("10000652")), 200);
        deployed.environment.beforeNext("TransactWriteItems", incrementVersion(booking));
        assertStatus(deployed.platform(FunctionRequest.of("DELETE", booking.optionPath())), 204);
    }

    @Test
    void the_option_is_activated_replaced_and_deactivated() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertStatus(deployed.platform(booking.option()), 200);
        assertStatus(deployed.platform(booking.option("10000652")), 200);
        assertStatus(deployed.platform(booking.establishment()), 200);
        assertStatus(
                deployed.platform(
                        FunctionRequest.of("PUT", booking.establishmentPath() + "/payment-methods/alternative")
                                .json("{\"active\":true}")),
                200);
        assertStatus(deployed.platform(FunctionRequest.of("DELETE", booking.optionPath())), 204);
        assertStatus(deployed.platform(FunctionRequest.of("DELETE", booking.optionPath())), 204);
    }

    @Test
    void a_rejected_activation_returns_its_reason() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertProblem(deployed.platform(new BookingFixture("missing").option()), 404, "establishment-not-found");
        assertProblem(deployed.establishment("other", booking.option()), 404, "establishment-not-found");
        assertProblem(
                deployed.platform(FunctionRequest.of("DELETE", new BookingFixture("missing").optionPath())),
                404,
                "establishment-not-found");
        assertProblem(deployed.establishment(booking.establishmentId(), booking.option()), 409, "ancv-id-in-use");
        assertProblem(deployed.platform(booking.option("99")), 422, "unknown-ancv-id");
        deployed.environment.setFault("create", "HTTP_500");
        assertProblem(deployed.platform(booking.option()), 503, "ancv-unavailable");
        deployed.environment.removeFaults();
        assertStatus(deployed.platform(booking.establishment("PREPAID", "")), 200);
        assertProblem(deployed.platform(booking.option()), 409, "requirements-not-met");
        assertProblem(
                deployed.platform(
                        FunctionRequest.of("PUT", booking.establishmentPath() + "/payment-methods/alternative")
                                .json("{\"active\":true}")),
                409,
                "requirements-not-met");
    }

    /** No other establishment has this ANCV ID yet, so the register of ANCV IDs is read and then written with a condition. */
    @Test
    void an_establishment_activates_an_unused_ancv_id() throws Exception {
        BookingFixture booking = deployed.newBooking();
        assertStatus(deployed.platform(FunctionRequest.of("DELETE", booking.optionPath())), 204);
        deployed.environment.store(client -> client.deleteItem(
                delete -> delete.tableName(TestEnvironment.TABLE).key(key("ANCV_ID#10000652", "ANCV_ID"))));
        assertStatus(deployed.establishment(booking.establishmentId(), booking.option("10000652")), 200);
        assertStatus(deployed.establishment(booking.establishmentId(), booking.option("10000652")), 200);
    }

    private static Consumer<DynamoDbClient> incrementVersion(BookingFixture booking) {
        return increment(key("ESTABLISHMENT#" + booking.establishmentId(), "ESTABLISHMENT"), "version", 1);
    }

    private static FunctionRequest get(String path) {
        return FunctionRequest.of("GET", path);
    }
}
