package fr.ancvconnect.app.start;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.MARIE;
import static fr.ancvconnect.app.ServiceFixture.PLATFORM;
import static fr.ancvconnect.app.ServiceFixture.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.PaymentStore.FolderAndPayment;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.keys.VersionedKeys;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StartPaymentTest {

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private final Caller guest = new Caller.Guest(folder);

    @Test
    void a_start_names_the_payer_once_and_reserves_the_amount() {
        VersionedPayment payment = service.startPayment(folder, "k1", 4_000);
        assertThat(payment.payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
        assertThat(service.folderWithPayments(folder).folder().sums())
                .isEqualTo(new FolderSums(Money.ofCents(10_000), Money.ZERO, Money.ofCents(4_000)));
        assertThat(service.history(folder)).containsExactly("REQUESTED PLATFORM", "PENDING SYSTEM");
    }

    @Test
    void the_customer_has_three_minutes_to_confirm() {
        var authorization = service.startPayment(folder, "k1", 4_000)
                .payment()
                .transaction()
                .orElseThrow();
        assertThat(authorization.expiresAt()).isEqualTo(service.clock.instant().plus(Duration.ofMinutes(3)));
    }

    @Test
    void without_a_fingerprint_key_nothing_is_written_and_ancv_is_not_called() {
        service.fingerprintKeys = Optional.empty();
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_000))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(service.folderWithPayments(folder).payments()).isEmpty();
        assertThat(service.ancv.calls).isEmpty();

        service.fingerprintKeys = VersionedKeys.parse("ver001=a-fingerprint-key");
        assertThat(service.start(PLATFORM, folder, "k1", 4_000))
                .as("the idempotency key is not used up")
                .isInstanceOf(Result.Success.class);
    }

    @Test
    void an_idempotent_replay_is_unavailable_without_fingerprint_keys() {
        service.startPayment(folder, "k1", 4_000);
        service.fingerprintKeys = Optional.empty();
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_000))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_001))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void after_a_rotation_earlier_payments_are_compared_with_their_own_key_until_it_is_removed() {
        VersionedPayment first = service.startPayment(folder, "k1", 4_000);
        service.fingerprintKeys = VersionedKeys.parse("ver001=a-fingerprint-key,ver002=the-next-one");
        assertThat(service.startPayment(folder, "k1", 4_000)).isEqualTo(first);
        assertThat(codeOf(startFor("paul@exemple.fr"))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);

        service.fingerprintKeys = VersionedKeys.parse("ver002=the-next-one");
        assertThat(startFor("paul@exemple.fr"))
                .as("without the key, only the amount is compared")
                .isInstanceOfSatisfying(
                        Result.Success.class,
                        ok -> assertThat(((StartedPayment) ok.value()).replayed())
                                .isTrue());
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_001))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    private Result<StartedPayment> startFor(String beneficiary) {
        return service.start.start(
                PLATFORM,
                folder,
                new IdempotencyKey("k1"),
                Money.ofCents(4_000),
                Beneficiary.parse(beneficiary).orElseThrow());
    }

    @Test
    void the_same_idempotency_key_returns_the_same_payment_without_calls_to_ancv() {
        service.startPayment(folder, "k1", 4_000);
        var again = service.start(PLATFORM, folder, "k1", 4_000);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Result.Success.class,
                        ok -> assertThat(((StartedPayment) ok.value()).replayed())
                                .isTrue());
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void a_reused_idempotency_key_requires_the_same_amount_and_customer() {
        service.startPayment(folder, "k1", 4_000);
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_001))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        var paul = Beneficiary.parse("paul@exemple.fr").orElseThrow();
        assertThat(codeOf(service.start.start(PLATFORM, folder, new IdempotencyKey("k1"), Money.ofCents(4_000), paul)))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void an_idempotent_replay_is_not_subject_to_the_start_rules() {
        service.startPayment(folder, "k1", 10_000);
        service.deactivate.deactivate(PLATFORM, CAMPSITE);
        assertThat(service.start(PLATFORM, folder, "k1", 10_000)).isInstanceOf(Result.Success.class);
        assertThat(codeOf(service.start(PLATFORM, folder, "k2", 2_000))).isEqualTo(ProblemCode.OPTION_NOT_ACTIVE);
    }

    @Test
    void an_amount_above_the_available_amount_is_rejected() {
        service.startPayment(folder, "k1", 4_000);
        assertThat(codeOf(service.start(PLATFORM, folder, "k2", 6_001)))
                .isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        assertThat(service.start(PLATFORM, folder, "k2", 6_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void an_amount_below_the_minimum_is_rejected_and_does_not_use_up_the_idempotency_key() {
        assertThat(service.start(PLATFORM, folder, "k1", 1_999))
                .isEqualTo(Result.failure(Problem.belowMinimum(ServiceFixture.MINIMUM)));
        assertThat(service.folderWithPayments(folder).payments()).isEmpty();
        assertThat(service.ancv.calls).isEmpty();
        assertThat(service.start(PLATFORM, folder, "k1", 2_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void another_tenants_folder_does_not_exist() {
        Caller other = new Caller.Establishments(java.util.Set.of());
        assertThat(codeOf(service.start(other, folder, "k1", 2_000))).isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(codeOf(service.start(new Caller.Guest(new FolderId("F2")), folder, "k1", 2_000)))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(codeOf(service.start(PLATFORM, new FolderId("none"), "k1", 2_000)))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
    }

    @Test
    void a_requirement_that_is_no_longer_met_prevents_new_payments() {
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("BE", CollectionMode.PREPAID, VirtualPos.STRIPE));
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 2_000))).isEqualTo(ProblemCode.REQUIREMENTS_NOT_MET);
    }

    @Test
    void a_guest_pays_only_if_the_booking_engine_offers_it_and_the_back_office_always() {
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("FR", CollectionMode.POSTPAID, VirtualPos.PAYZEN));
        assertThat(codeOf(service.start(guest, folder, "k1", 2_000)))
                .isEqualTo(ProblemCode.NOT_OFFERED_IN_BOOKING_ENGINE);
        assertThat(service.start(PLATFORM, folder, "k1", 2_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_guest_has_at_most_one_pending_payment() {
        assertThat(service.start(guest, folder, "k1", 2_000)).isInstanceOf(Result.Success.class);
        assertThat(codeOf(service.start(guest, folder, "k2", 2_000))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(service.start(PLATFORM, folder, "k3", 2_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_guest_starts_at_most_ten_payments_an_hour() {
        service.ancv.stub("payer", new AncvResponse.Rejected(AncvErrorCode.BENEFICIARY_NOT_FOUND));
        for (int count = 0; count < 10; count++) {
            assertThat(codeOf(service.start(guest, folder, "k" + count, 2_000)))
                    .isEqualTo(ProblemCode.UNKNOWN_BENEFICIARY);
        }
        assertThat(codeOf(service.start(guest, folder, "k11", 2_000))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        service.clock.move(Duration.ofMinutes(61));
        assertThat(codeOf(service.start(guest, folder, "k12", 2_000))).isEqualTo(ProblemCode.UNKNOWN_BENEFICIARY);
    }

    @Test
    void a_folder_has_at_most_25_live_payments() {
        FolderId large = service.folder("F2", 100_000);
        for (int count = 0; count < 25; count++) {
            service.startPayment(large, "k" + count, 2_000);
        }
        assertThat(codeOf(service.start(PLATFORM, large, "k25", 2_000))).isEqualTo(ProblemCode.TOO_MANY_PAYMENTS);
    }

    @ParameterizedTest
    @CsvSource({
        "MERCHANT_NOT_ALLOWED,REQUIREMENTS_NOT_MET",
        "BENEFICIARY_NOT_FOUND,UNKNOWN_BENEFICIARY",
        "OTHER_TRANSACTION_PENDING,BENEFICIARY_BUSY",
        "INVALID_TRANSACTION_AMOUNT,AMOUNT_NOT_ACCEPTED",
        "INVALID_TRANSACTION_CURRENCY,ANCV_ERROR",
        "BAD_REQUEST,ANCV_ERROR",
        "INVALID_SEAL,ANCV_ERROR",
        "OTHER,ANCV_ERROR"
    })
    void a_definite_rejection_of_the_payer_call_fails_the_payment_and_releases_the_amount(
            AncvErrorCode errorCode, ProblemCode answer) {
        service.ancv.stub("payer", new AncvResponse.Rejected(errorCode));
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 10_000))).isEqualTo(answer);
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.folderWithPayments(folder).folder().sums().available())
                .isEqualTo(Money.ofCents(10_000));
        service.ancv.clearStubs();
        assertThat(service.start(PLATFORM, folder, "k1", 10_000)).isInstanceOf(Result.Success.class);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATION_TRANSACTION_NOT_ALLOWED", "TRANSACTION_NOT_FOUND"})
    void an_ambiguous_rejection_of_the_payer_call_keeps_the_payment_requested(AncvErrorCode errorCode) {
        service.ancv.stub("payer", new AncvResponse.Rejected(errorCode));
        assertThat(service.startPayment(folder, "k1", 2_000).payment().status()).isEqualTo(PaymentStatus.REQUESTED);
    }

    @Test
    void a_lost_payer_response_is_followed_by_a_read_and_the_call_is_not_repeated() {
        service.ancv.applyButReturn("payer", new AncvResponse.Unavailable());
        assertThat(service.startPayment(folder, "k1", 2_000).payment().status()).isEqualTo(PaymentStatus.REQUESTED);
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofSeconds(40));
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.ancv.calls).containsExactly("create", "payer", "read");
    }

    @Test
    void a_lost_create_response_fails_the_payment() {
        service.ancv.applyButReturn("create", new AncvResponse.Unavailable());
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 2_000))).isEqualTo(ProblemCode.ANCV_UNAVAILABLE);
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void a_conflict_on_writing_the_transaction_id_prevents_the_payer_call() {
        service.ancv.runBeforeEffect("create", () -> service.sweepAfter(Duration.ofSeconds(40)));
        service.start(PLATFORM, folder, "k1", 2_000);
        assertThat(service.ancv.calls).containsExactly("create");
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void throttling_after_the_payer_call_returns_the_payment_with_status_requested() {
        var store = new InMemoryStore();
        var throttling = new AtomicBoolean();
        PaymentStore payments = store(store, (method, answer) -> {
            if (throttling.get() && method.equals("apply")) {
                throw new StoreBusy(new IllegalStateException("throttled"));
            }
            return answer.get();
        });
        ServiceFixture throttled = new ServiceFixture(payments, store, store, store).activateOption();
        FolderId other = throttled.folder("F2", 10_000);
        throttled.ancv.runBeforeEffect("payer", () -> throttling.set(true));
        assertThat(throttled.startPayment(other, "k1", 4_000).payment().status())
                .isEqualTo(PaymentStatus.REQUESTED);
        throttling.set(false);
        throttled.sweepAfter(Duration.ofMinutes(1));
        assertThat(throttled.onlyPayment(other).payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(throttled.ancv.calls).containsExactly("create", "payer", "read");
    }

    @Test
    void a_replay_succeeds_when_a_read_shows_the_reserved_amount_but_not_the_payment() {
        var store = new InMemoryStore();
        var inconsistent = new AtomicBoolean();
        var inconsistentReads = new AtomicInteger();
        PaymentStore payments = store(store, (method, answer) -> {
            if (!method.equals("findBoth") || !inconsistent.get()) {
                return answer.get();
            }
            inconsistentReads.incrementAndGet();
            return new FolderAndPayment(((FolderAndPayment) answer.get()).folder(), Optional.empty());
        });
        ServiceFixture replaying = new ServiceFixture(payments, store, store, store).activateOption();
        FolderId other = replaying.folder("F2", 10_000);
        VersionedPayment payment = replaying.startPayment(other, "k1", 10_000);
        inconsistent.set(true);
        assertThat(replaying.startPayment(other, "k1", 10_000)).isEqualTo(payment);
        assertThat(inconsistentReads).hasPositiveValue();
        assertThat(codeOf(replaying.start(PLATFORM, other, "k2", 10_000)))
                .isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        assertThat(replaying.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void the_stored_payment_does_not_contain_the_beneficiary() {
        assertThat(service.startPayment(folder, "k1", 2_000).toString()).doesNotContain(MARIE.value());
    }

    /** Returns a store whose methods return the results of {@code intercept}. */
    private static PaymentStore store(InMemoryStore store, BiFunction<String, Supplier<Object>, Object> intercept) {
        return (PaymentStore) Proxy.newProxyInstance(
                StartPaymentTest.class.getClassLoader(),
                new Class<?>[] {PaymentStore.class},
                (_, method, arguments) -> intercept.apply(method.getName(), () -> {
                    try {
                        return method.invoke(store, arguments);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                }));
    }
}
