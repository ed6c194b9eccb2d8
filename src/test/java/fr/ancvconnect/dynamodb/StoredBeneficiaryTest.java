package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stored data of a beneficiary: a mask, and a fingerprint with the version of its key. Also the data that an earlier
 * version stored.
 */
class StoredBeneficiaryTest {

    private static final Map<String, String> LEGACY_ATTRIBUTES = Map.of(
            "personalBeneficiaryMask",
            "*******8901",
            "personalFingerprintSalt",
            "a-salt",
            "personalFingerprintHash",
            "0".repeat(64));

    private final String name = "beneficiaries-" + UUID.randomUUID();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named(name));
    private final BookingFolder folder = stores.folder(1_000);
    private final VersionedPayment payment = stores.startPayment(StoreSamples.requested(folder, "key", 100), folder);

    private Map<String, String> personalAttributes() {
        return item().entrySet().stream()
                .filter(attribute -> attribute.getKey().startsWith("personal"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().s()));
    }

    private VersionedPayment read() {
        PaymentRequest request = payment.payment().request();
        return stores.payments().find(request.folder(), request.id()).orElseThrow();
    }

    private void storeLegacyAttributes() {
        try (var client = LocalTables.client()) {
            client.updateItem(update -> update.tableName(name)
                    .key(PaymentItem.key(payment).attributes())
                    .updateExpression("SET #mask = :mask, #salt = :salt, #hash = :hash REMOVE #fingerprint, #key")
                    .expressionAttributeNames(Map.of(
                            "#mask",
                            "personalBeneficiaryMask",
                            "#salt",
                            "personalFingerprintSalt",
                            "#hash",
                            "personalFingerprintHash",
                            "#fingerprint",
                            "personalFingerprint",
                            "#key",
                            "personalFingerprintKey"))
                    .expressionAttributeValues(Map.of(
                            ":mask",
                            AttributeValue.fromS(LEGACY_ATTRIBUTES.get("personalBeneficiaryMask")),
                            ":salt",
                            AttributeValue.fromS(LEGACY_ATTRIBUTES.get("personalFingerprintSalt")),
                            ":hash",
                            AttributeValue.fromS(LEGACY_ATTRIBUTES.get("personalFingerprintHash")))));
        }
    }

    @Test
    void a_fingerprint_is_stored_with_the_version_of_its_key() {
        assertThat(personalAttributes())
                .containsEntry("personalFingerprint", "mac")
                .containsEntry("personalFingerprintKey", "ver001")
                .containsOnlyKeys("personalBeneficiaryMask", "personalFingerprint", "personalFingerprintKey");
        assertThat(read().metadata().fingerprint()).contains(new Fingerprint("ver001", "mac"));
    }

    @Test
    void a_legacy_fingerprint_counts_as_erased_and_a_legacy_mask_shows_two_digits() {
        storeLegacyAttributes();
        assertThat(personalAttributes()).isEqualTo(LEGACY_ATTRIBUTES);
        assertThat(read().metadata().fingerprint()).isEmpty();
        assertThat(read().payment().request().beneficiaryMask())
                .isEqualTo(Optional.of(
                        Beneficiary.parse("12345678901").orElseThrow().mask()))
                .contains("*********01");
        assertThat(stores.folders()
                        .findWithPayments(folder.id())
                        .orElseThrow()
                        .payments()
                        .getFirst()
                        .payment())
                .isEqualTo(read());
    }

    @Test
    void the_legacy_attributes_are_erased_with_the_personal_data() {
        storeLegacyAttributes();
        var item = new ItemReader(item());
        assertThat(ErasureUpdates.isNeeded(item)).isTrue();
        assertThat(ErasureUpdates.ofPayment(item, WriteId.next()).alone(name).updateExpression())
                .contains("#personalFingerprintSalt", "#personalFingerprintHash", "#personalBeneficiaryMask");
    }

    private Map<String, AttributeValue> item() {
        try (var client = LocalTables.client()) {
            return client.getItem(get ->
                            get.tableName(name).key(PaymentItem.key(payment).attributes()))
                    .item();
        }
    }
}
