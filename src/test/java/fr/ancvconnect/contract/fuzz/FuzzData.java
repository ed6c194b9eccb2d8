package fr.ancvconnect.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The resources that requests name. They are replaced after some requests, because a folder can hold a limited number of
 * payments, and its cancellation is final.
 *
 * @param prefix    the start of the ids, which differ between runs and rounds
 * @param payments  payments of {@link #folder()} in any state
 * @param pending   one of them, whose notification address has the secret {@link FuzzSetup#SECRET}
 * @param attention one of them, which needs attention
 * @param links     payment links of {@link #folder()}
 */
record FuzzData(
        String prefix,
        List<StartedPayment> payments,
        StartedPayment pending,
        StartedPayment attention,
        PaymentLinks links) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A payment of the main folder, and its transaction at ANCV. */
    record StartedPayment(String id, String transaction) {}

    /**
     * Links without an amount.
     *
     * @param open    never revoked
     * @param token   of the open link
     * @param payment a payment through the open link
     * @param over    revoked; a second revocation succeeds too
     * @param files   the names of the files of the page
     * @param validUntil an instant at which a new link may end
     */
    record PaymentLinks(
            String open, String token, String payment, PaymentLink over, List<String> files, String validUntil) {}

    /** A link and its token. */
    record PaymentLink(String id, String token) {}

    /** Active, and never declared again. */
    String establishment() {
        return prefix + "-own";
    }

    /** Meets all requirements. Its option is switched on and off. */
    String switchedEstablishment() {
        return prefix + "-switched";
    }

    /** Another tenant's. */
    String foreignEstablishment() {
        return prefix + "-foreign";
    }

    private List<String> declaredEstablishments() {
        return numbered("-declared-");
    }

    List<String> ownEstablishments() {
        return Stream.concat(Stream.of(establishment(), switchedEstablishment()), declaredEstablishments().stream())
                .toList();
    }

    /** Has the payments. */
    String folder() {
        return prefix + "-folder";
    }

    /** Open until the first cancellation. */
    String cancelledFolder() {
        return prefix + "-cancelled";
    }

    /** Another tenant's. */
    String foreignFolder() {
        return prefix + "-foreign-folder";
    }

    /** The value of a parameter of the path, of a resource that the operation finds or creates. */
    String pathValue(Operation operation, String parameter, FuzzRandom random) {
        return switch (parameter) {
            case "id" ->
                switch (operation.id()) {
                    case "declareEstablishment" -> random.of(declaredEstablishments());
                    case "activateAncvConnect", "deactivateAncvConnect", "switchAlternativePaymentMethods" ->
                        switchedEstablishment();
                    default -> establishment();
                };
            case "folderId" ->
                switch (operation.id()) {
                    case "declareBookingFolder" -> random.of(numbered("-stay-"));
                    case "cancelBookingFolder" -> cancelledFolder();
                    default -> folder();
                };
            case "paymentId" ->
                switch (operation.id()) {
                    case "receivePaymentNotification" -> pending.id();
                    case "resolvePayment" -> attention.id();
                    case "readLinkPayment" -> links.payment();
                    default -> random.of(payments).id();
                };
            case "secret" -> FuzzSetup.SECRET;
            case "linkId" ->
                operation.id().equals("revokePaymentLink") ? links.over().id() : links.open();
            case "token" ->
                operation.id().equals("readLinkPayment") || random.percent(70)
                        ? links.token()
                        : links.over().token();
            case "file" -> random.of(links.files());
            default -> throw new AssertionError("No value is known for the parameter " + parameter);
        };
    }

    /** Values of fields with which a request succeeds more often than with random ones. */
    Map<String, List<JsonNode>> knownValues() {
        return Map.of(
                "ancvId", texts("10000651", "10000652"),
                "country", texts("FR"),
                "beneficiary",
                        texts(IntStream.range(0, 20)
                                .mapToObj(each -> prefix + "-client-" + each + "@exemple.fr")
                                .toArray(String[]::new)),
                "validUntil", texts(links.validUntil()),
                "amount", List.of(JSON.numberNode(2_000), JSON.numberNode(2_001), JSON.numberNode(5_000)),
                "establishmentId", texts(establishment()));
    }

    private static List<JsonNode> texts(String... values) {
        return Stream.of(values).<JsonNode>map(JSON::textNode).toList();
    }

    private List<String> numbered(String kind) {
        return IntStream.range(0, 4).mapToObj(each -> prefix + kind + each).toList();
    }
}
