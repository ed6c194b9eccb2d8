package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.added;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.folderKey;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.is;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.isProblem;
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
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "It has no role")
class EstablishmentRolesIT extends DeployedFunctionsTest {

    @Test
    void what_is_missing_is_not_found() throws Exception {
        BookingFixture stay = deployed.stay();
        var nowhere = new BookingFixture("nowhere");
        isProblem(deployed.platform(get(stay.paymentPath("none"))), 404, "payment-not-found");
        isProblem(deployed.platform(get(stay.paymentsPath() + "/no-id")), 404, "payment-not-found");
        isProblem(deployed.platform(get(nowhere.paymentPath("none"))), 404, "folder-not-found");
        isProblem(deployed.platform(get(nowhere.paymentsPath() + "/no-id")), 404, "folder-not-found");
        isProblem(deployed.platform(get(nowhere.folderPath())), 404, "folder-not-found");
        isProblem(deployed.platform(get(nowhere.paymentsPath())), 404, "folder-not-found");
        isProblem(deployed.platform(get(nowhere.hotelPath())), 404, "establishment-not-found");
        isProblem(deployed.platform(get(nowhere.hotelPath() + "/payment-methods")), 404, "establishment-not-found");
        isProblem(deployed.platform(get(nowhere.hotelPath() + "/payments")), 404, "establishment-not-found");
        is(deployed.platform(FunctionRequest.of("HEAD", stay.paymentPath("none"))), 404);
        isProblem(deployed.platform(get("/nowhere")), 404, "not-found");
    }

    @Test
    void what_is_another_s_is_not_found_either() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.asked(stay, "k1");
        for (String path :
                new String[] {stay.folderPath(), stay.paymentsPath(), stay.paymentPath("k1"), stay.paymentPath("none")
                }) {
            isProblem(deployed.establishment("other", get(path)), 404, "folder-not-found");
            isProblem(deployed.guest("other", get(path)), 404, "folder-not-found");
        }
        isProblem(deployed.establishment("other", get(stay.hotelPath())), 404, "establishment-not-found");
        isProblem(deployed.establishment("other", get(stay.hotelPath() + "/payments")), 404, "establishment-not-found");
        isProblem(deployed.guest(stay.folderId(), get(stay.paymentPath("none"))), 404, "payment-not-found");
    }

    @Test
    void everybody_reads_their_own() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.asked(stay, "k1");
        deployed.asked(stay, "k2");
        for (String path : new String[] {stay.folderPath(), stay.paymentsPath(), stay.paymentPath("k1")}) {
            is(deployed.guest(stay.folderId(), get(path)), 200);
        }
        is(deployed.establishment(stay.hotelId(), get(stay.hotelPath())), 200);
        is(deployed.establishment(stay.hotelId(), get(stay.hotelPath() + "/payment-methods")), 200);
        String list = stay.hotelPath() + "/payments?limit=1&status=PENDING&folderId=" + stay.folderId()
                + "&from=2020-01-01&to=2999-01-01";
        FunctionResponse first = is(deployed.establishment(stay.hotelId(), get(list)), 200);
        FunctionResponse next = is(
                deployed.establishment(
                        stay.hotelId(),
                        get(list + "&cursor=" + first.json().path("nextCursor").asText())),
                200);
        assertThat(next.json().at("/items/0/id")).isNotEqualTo(first.json().at("/items/0/id"));
        is(
                deployed.establishment(
                        stay.hotelId(), get(stay.hotelPath() + "/payments").with("accept", "text/csv")),
                200);
        isProblem(deployed.platform(get(stay.hotelPath() + "/payments?cursor=x")), 422, "validation-failed");
    }

    @Test
    void a_folder_is_declared_again_and_not_against_the_rules() throws Exception {
        BookingFixture stay = deployed.stay();
        isProblem(deployed.platform(new BookingFixture("nowhere").folder()), 404, "establishment-not-found");
        is(deployed.platform(stay.folder(20_000)), 200);
        deployed.asked(stay, "k1");
        isProblem(deployed.platform(stay.folder(1_000)), 409, "total-below-commitments");
        BookingFixture other = deployed.stay();
        FunctionRequest elsewhere = other.folder();
        isProblem(
                deployed.platform(new FunctionRequest("PUT", stay.folderPath(), elsewhere.headers(), elsewhere.body())),
                409,
                "folder-conflict");
        is(deployed.platform(FunctionRequest.of("POST", stay.folderPath() + "/cancellation")), 200);
        isProblem(deployed.platform(stay.folder()), 409, "folder-cancelled");
    }

    @Test
    void a_folder_that_somebody_else_declares_meanwhile_is_read_again() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.beforeNext("UpdateItem", added(folderKey(stay), "total", 1));
        assertThat(is(deployed.platform(stay.folder(20_000)), 200)
                        .json()
                        .at("/total/amount")
                        .asLong())
                .isEqualTo(20_000);
        var copy = new BookingFixture(stay.name() + "-copy");
        is(deployed.platform(copy.hotel()), 201);
        deployed.surroundings.beforeNext("PutItem", client -> {
            var item = new HashMap<>(
                    client.getItem(get -> get.tableName(TestEnvironment.TABLE).key(folderKey(stay)))
                            .item());
            item.putAll(folderKey(copy));
            item.put("folderId", AttributeValue.fromS(copy.folderId()));
            item.put("establishmentId", AttributeValue.fromS(copy.hotelId()));
            client.putItem(put -> put.tableName(TestEnvironment.TABLE).item(item));
        });
        is(deployed.platform(copy.folder()), 200);
    }

    @Test
    void an_establishment_that_somebody_else_writes_meanwhile_is_read_again() throws Exception {
        BookingFixture stay = deployed.stay();
        deployed.surroundings.beforeNext("PutItem", written(stay));
        is(deployed.platform(stay.hotel("POSTPAID", "\"PAYBOX\"")), 200);
        deployed.surroundings.beforeNext("TransactWriteItems", written(stay));
        is(deployed.platform(stay.option("10000652")), 200);
        deployed.surroundings.beforeNext("TransactWriteItems", written(stay));
        is(deployed.platform(FunctionRequest.of("DELETE", stay.optionPath())), 204);
    }

    @Test
    void the_option_is_activated_replaced_and_deactivated() throws Exception {
        BookingFixture stay = deployed.stay();
        is(deployed.platform(stay.option()), 200);
        is(deployed.platform(stay.option("10000652")), 200);
        is(deployed.platform(stay.hotel()), 200);
        is(
                deployed.platform(FunctionRequest.of("PUT", stay.hotelPath() + "/payment-methods/alternative")
                        .json("{\"active\":true}")),
                200);
        is(deployed.platform(FunctionRequest.of("DELETE", stay.optionPath())), 204);
        is(deployed.platform(FunctionRequest.of("DELETE", stay.optionPath())), 204);
    }

    @Test
    void an_activation_that_is_refused_is_told_why() throws Exception {
        BookingFixture stay = deployed.stay();
        isProblem(deployed.platform(new BookingFixture("nowhere").option()), 404, "establishment-not-found");
        isProblem(deployed.establishment("other", stay.option()), 404, "establishment-not-found");
        isProblem(
                deployed.platform(FunctionRequest.of("DELETE", new BookingFixture("nowhere").optionPath())),
                404,
                "establishment-not-found");
        isProblem(deployed.establishment(stay.hotelId(), stay.option()), 409, "ancv-id-in-use");
        isProblem(deployed.platform(stay.option("99")), 422, "unknown-ancv-id");
        deployed.surroundings.fault("create", "HTTP_500");
        isProblem(deployed.platform(stay.option()), 503, "ancv-unavailable");
        deployed.surroundings.noFaults();
        is(deployed.platform(stay.hotel("PREPAID", "")), 200);
        isProblem(deployed.platform(stay.option()), 409, "requirements-not-met");
        isProblem(
                deployed.platform(FunctionRequest.of("PUT", stay.hotelPath() + "/payment-methods/alternative")
                        .json("{\"active\":true}")),
                409,
                "requirements-not-met");
    }

    /** No other establishment has this ANCV ID yet, so the register of ANCV IDs is read and then written with a condition. */
    @Test
    void an_establishment_activates_an_id_of_its_own() throws Exception {
        BookingFixture stay = deployed.stay();
        is(deployed.platform(FunctionRequest.of("DELETE", stay.optionPath())), 204);
        deployed.surroundings.store(client -> client.deleteItem(
                delete -> delete.tableName(TestEnvironment.TABLE).key(key("ANCV_ID#10000652", "ANCV_ID"))));
        is(deployed.establishment(stay.hotelId(), stay.option("10000652")), 200);
        is(deployed.establishment(stay.hotelId(), stay.option("10000652")), 200);
    }

    private static Consumer<DynamoDbClient> written(BookingFixture stay) {
        return added(key("ESTABLISHMENT#" + stay.hotelId(), "ESTABLISHMENT"), "version", 1);
    }

    private static FunctionRequest get(String path) {
        return FunctionRequest.of("GET", path);
    }
}
