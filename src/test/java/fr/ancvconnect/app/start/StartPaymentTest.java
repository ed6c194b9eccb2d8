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
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StartPaymentTest {

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);
    private final Caller guest = new Caller.Guest(folder);

    @Test
    void the_customer_is_asked_once_and_the_amount_is_reserved() {
        VersionedPayment payment = service.started(folder, "k1", 4_000);
        assertThat(payment.payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
        assertThat(service.whole(folder).folder().sums())
                .isEqualTo(new FolderSums(Money.ofCents(10_000), Money.ZERO, Money.ofCents(4_000)));
        assertThat(service.history(folder)).containsExactly("REQUESTED PLATFORM", "PENDING SYSTEM");
    }

    @Test
    void the_customer_has_three_minutes_from_being_named() {
        var authorization =
                service.started(folder, "k1", 4_000).payment().transaction().orElseThrow();
        assertThat(authorization.expiresAt()).isEqualTo(service.clock.instant().plus(Duration.ofMinutes(3)));
    }

    @Test
    void without_a_key_for_its_fingerprint_nothing_is_written_and_nobody_asked() {
        service.fingerprintKeys = Optional.empty();
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_000))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(service.whole(folder).payments()).isEmpty();
        assertThat(service.ancv.calls).isEmpty();

        service.fingerprintKeys = VersionedKeys.parse("ver001=a-fingerprint-key");
        assertThat(service.start(PLATFORM, folder, "k1", 4_000))
                .as("the key is not used up")
                .isInstanceOf(Result.Success.class);
    }

    @Test
    void whether_a_known_key_asks_the_same_customer_is_not_guessed_while_no_key_can_be_read() {
        service.started(folder, "k1", 4_000);
        service.fingerprintKeys = Optional.empty();
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_000))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_001))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void after_a_rotation_earlier_payments_are_compared_by_their_own_key_until_that_is_gone() {
        VersionedPayment first = service.started(folder, "k1", 4_000);
        service.fingerprintKeys = VersionedKeys.parse("ver001=a-fingerprint-key,ver002=the-next-one");
        assertThat(service.started(folder, "k1", 4_000)).isEqualTo(first);
        assertThat(codeOf(startFor("paul@exemple.fr"))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);

        service.fingerprintKeys = VersionedKeys.parse("ver002=the-next-one");
        assertThat(startFor("paul@exemple.fr"))
                .as("then the amount alone tells")
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
    void the_same_key_gives_the_same_payment_and_asks_nobody() {
        service.started(folder, "k1", 4_000);
        var again = service.start(PLATFORM, folder, "k1", 4_000);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Result.Success.class,
                        ok -> assertThat(((StartedPayment) ok.value()).replayed())
                                .isTrue());
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void a_key_means_one_amount_and_one_customer() {
        service.started(folder, "k1", 4_000);
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 4_001))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        var paul = Beneficiary.parse("paul@exemple.fr").orElseThrow();
        assertThat(codeOf(service.start.start(PLATFORM, folder, new IdempotencyKey("k1"), Money.ofCents(4_000), paul)))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void a_known_key_is_answered_before_every_rule() {
        service.started(folder, "k1", 10_000);
        service.deactivate.deactivate(PLATFORM, CAMPSITE);
        assertThat(service.start(PLATFORM, folder, "k1", 10_000)).isInstanceOf(Result.Success.class);
        assertThat(codeOf(service.start(PLATFORM, folder, "k2", 2_000))).isEqualTo(ProblemCode.OPTION_NOT_ACTIVE);
    }

    @Test
    void no_more_than_what_is_available_can_be_asked() {
        service.started(folder, "k1", 4_000);
        assertThat(codeOf(service.start(PLATFORM, folder, "k2", 6_001)))
                .isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        assertThat(service.start(PLATFORM, folder, "k2", 6_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void less_than_the_minimum_is_rejected_before_anything_is_written_and_does_not_use_up_the_key() {
        assertThat(service.start(PLATFORM, folder, "k1", 1_999))
                .isEqualTo(Result.not(Problem.belowMinimum(ServiceFixture.MINIMUM)));
        assertThat(service.whole(folder).payments()).isEmpty();
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
    void a_requirement_that_went_forbids_new_payments() {
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("BE", CollectionMode.PREPAID, VirtualPos.STRIPE));
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 2_000))).isEqualTo(ProblemCode.REQUIREMENTS_NOT_MET);
    }

    @Test
    void a_guest_pays_only_where_it_is_offered_and_the_back_office_anyway() {
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("FR", CollectionMode.POSTPAID, VirtualPos.PAYZEN));
        assertThat(codeOf(service.start(guest, folder, "k1", 2_000)))
                .isEqualTo(ProblemCode.NOT_OFFERED_IN_BOOKING_ENGINE);
        assertThat(service.start(PLATFORM, folder, "k1", 2_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_guest_has_one_pending_payment_at_most() {
        assertThat(service.start(guest, folder, "k1", 2_000)).isInstanceOf(Result.Success.class);
        assertThat(codeOf(service.start(guest, folder, "k2", 2_000))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(service.start(PLATFORM, folder, "k3", 2_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_guest_starts_ten_payments_an_hour_at_most() {
        service.ancv.answers("payer", new AncvResponse.Rejected(AncvErrorCode.BENEFICIARY_NOT_FOUND));
        for (int count = 0; count < 10; count++) {
            assertThat(codeOf(service.start(guest, folder, "k" + count, 2_000)))
                    .isEqualTo(ProblemCode.UNKNOWN_BENEFICIARY);
        }
        assertThat(codeOf(service.start(guest, folder, "k11", 2_000))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        service.clock.move(Duration.ofMinutes(61));
        assertThat(codeOf(service.start(guest, folder, "k12", 2_000))).isEqualTo(ProblemCode.UNKNOWN_BENEFICIARY);
    }

    @Test
    void a_folder_holds_twenty_five_live_payments_at_most() {
        FolderId large = service.folder("F2", 100_000);
        for (int count = 0; count < 25; count++) {
            service.started(large, "k" + count, 2_000);
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
    void a_definite_no_to_a_payer_call_fails_the_payment_and_frees_the_amount(AncvErrorCode said, ProblemCode answer) {
        service.ancv.answers("payer", new AncvResponse.Rejected(said));
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 10_000))).isEqualTo(answer);
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.whole(folder).folder().sums().available()).isEqualTo(Money.ofCents(10_000));
        service.ancv.behaves();
        assertThat(service.start(PLATFORM, folder, "k1", 10_000)).isInstanceOf(Result.Success.class);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATION_TRANSACTION_NOT_ALLOWED", "TRANSACTION_NOT_FOUND"})
    void an_unsure_no_to_a_payer_call_keeps_the_payment_requested(AncvErrorCode said) {
        service.ancv.answers("payer", new AncvResponse.Rejected(said));
        assertThat(service.started(folder, "k1", 2_000).payment().status()).isEqualTo(PaymentStatus.REQUESTED);
    }

    @Test
    void a_lost_answer_to_a_payer_call_is_asked_about_and_never_sent_again() {
        service.ancv.takesEffectBut("payer", new AncvResponse.Unavailable());
        assertThat(service.started(folder, "k1", 2_000).payment().status()).isEqualTo(PaymentStatus.REQUESTED);
        service.ancv.behaves();
        service.sweepAfter(Duration.ofSeconds(40));
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.ancv.calls).containsExactly("create", "payer", "read");
    }

    @Test
    void a_lost_creation_fails_the_payment_since_it_moves_no_money() {
        service.ancv.takesEffectBut("create", new AncvResponse.Unavailable());
        assertThat(codeOf(service.start(PLATFORM, folder, "k1", 2_000))).isEqualTo(ProblemCode.ANCV_UNAVAILABLE);
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void who_loses_the_write_of_the_transaction_does_not_name_the_payer() {
        service.ancv.meanwhile("create", () -> service.sweepAfter(Duration.ofSeconds(40)));
        service.start(PLATFORM, folder, "k1", 2_000);
        assertThat(service.ancv.calls).containsExactly("create");
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void a_store_that_fails_after_the_payer_was_named_never_says_that_nobody_was_asked() {
        var store = new InMemoryStore();
        var failing = new AtomicBoolean();
        PaymentStore payments = store(store, (method, answer) -> {
            if (failing.get() && method.equals("apply")) {
                throw new StoreBusy(new IllegalStateException("throttled"));
            }
            return answer.get();
        });
        ServiceFixture busy = new ServiceFixture(payments, store, store, store).open();
        FolderId other = busy.folder("F2", 10_000);
        busy.ancv.meanwhile("payer", () -> failing.set(true));
        assertThat(busy.started(other, "k1", 4_000).payment().status()).isEqualTo(PaymentStatus.REQUESTED);
        failing.set(false);
        busy.sweepAfter(Duration.ofMinutes(1));
        assertThat(busy.onlyPayment(other).payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(busy.ancv.calls).containsExactly("create", "payer", "read");
    }

    @Test
    void a_key_is_known_also_where_a_read_shows_what_its_payment_took_and_not_the_payment() {
        var store = new InMemoryStore();
        var torn = new AtomicBoolean();
        ServiceFixture late = new ServiceFixture(
                        store(
                                store,
                                (method, answer) -> method.equals("findBoth") && torn.get()
                                        ? new FolderAndPayment(
                                                ((FolderAndPayment) answer.get()).folder(), Optional.empty())
                                        : answer.get()),
                        store,
                        store,
                        store)
                .open();
        FolderId other = late.folder("F2", 10_000);
        VersionedPayment payment = late.started(other, "k1", 10_000);
        torn.set(true);
        assertThat(late.started(other, "k1", 10_000)).isEqualTo(payment);
        assertThat(codeOf(late.start(PLATFORM, other, "k2", 10_000))).isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        assertThat(late.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void nothing_that_is_kept_holds_the_beneficiary() {
        assertThat(service.started(folder, "k1", 2_000).toString()).doesNotContain(MARIE.value());
    }

    /** Returns a store whose methods return the answers of {@code told}. */
    private static PaymentStore store(InMemoryStore store, BiFunction<String, Supplier<Object>, Object> told) {
        return (PaymentStore) Proxy.newProxyInstance(
                StartPaymentTest.class.getClassLoader(),
                new Class<?>[] {PaymentStore.class},
                (_, method, arguments) -> told.apply(method.getName(), () -> {
                    try {
                        return method.invoke(store, arguments);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }));
    }
}
