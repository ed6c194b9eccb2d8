package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Closed payments and folders are found by the instant of their closing, and erased. The instants are long ago, because other
 * tests close theirs later.
 */
interface ErasureContract extends StoreProvider {

    Instant AGES_AGO = Instant.parse("1984-02-29T23:59:59.5Z");
    Instant FAR_AHEAD = Instant.parse("2099-01-01T00:00:00Z");
    Optional<Reason> FREE_TEXT = Optional.of(Reason.freeText("Le client a appelé"));

    @Test
    default void an_erased_payment_keeps_amounts_dates_and_reason_codes_but_no_personal_data() {
        VersionedPayment refused = refused(AGES_AGO);
        assertThat(erase(refused)).isTrue();

        PaymentWithHistory paymentWithHistory = paymentWithHistory(refused);
        VersionedPayment erased = paymentWithHistory.payment();
        assertThat(erased.payment().request().beneficiaryMask()).isEmpty();
        assertThat(erased.metadata().fingerprint()).isEmpty();
        assertThat(erased.metadata().addressHash()).isEqualTo(refused.metadata().addressHash());
        assertThat(erased.nextCheck())
                .isEqualTo(new NextCheck(Optional.empty(), 0, Optional.empty(), Optional.empty()));
        assertThat(erased.version()).isEqualTo(refused.version() + 1);
        assertThat(erased.payment().request().amount())
                .isEqualTo(refused.payment().request().amount());
        assertThat(erased.payment().confirmation())
                .isPresent()
                .isEqualTo(refused.payment().confirmation());
        assertThat(erased.payment().refund())
                .isPresent()
                .isEqualTo(refused.payment().refund());
        assertThat(erased.payment())
                .isInstanceOfSatisfying(
                        Refused.class,
                        ended -> assertThat(ended.ending().reason()).isEmpty());
        assertThat(paymentWithHistory.history()).extracting(HistoryEntry::at).containsOnly(StoreSamples.NOW);
        assertThat(paymentWithHistory.history())
                .extracting(entry -> entry.status().name())
                .containsExactly("REQUESTED", "REFUSING", "REFUSED");
        assertThat(paymentWithHistory.history())
                .extracting(HistoryEntry::reason)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(Reason.RE_CREDITED));
    }

    @Test
    default void an_erased_payment_is_removed_from_the_erasure_queue() {
        VersionedPayment refused = refused(AGES_AGO.plusSeconds(10));
        assertThat(closedBy(AGES_AGO.plusSeconds(10))).contains(candidate(refused));
        erase(refused);
        assertThat(closedBy(AGES_AGO.plusSeconds(10)))
                .extracting(ErasureCandidate::toString)
                .noneMatch(candidate ->
                        candidate.contains(refused.payment().request().id().value()));
        assertThat(erase(refused)).isFalse();
    }

    @Test
    default void a_payment_that_changed_after_the_read_is_not_erased() {
        VersionedPayment read = refused(AGES_AGO.plusSeconds(20));
        VersionedPayment changed = stores().payments()
                .reschedule(read, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        PaymentWithHistory before = paymentWithHistory(changed);
        assertThat(erase(read)).isFalse();
        assertThat(paymentWithHistory(changed)).isEqualTo(before);
        assertThat(before.history()).extracting(HistoryEntry::reason).contains(FREE_TEXT);
    }

    @Test
    default void the_customer_of_a_cancelled_folder_is_erased_once() {
        Instant at = AGES_AGO.plusSeconds(30);
        BookingFolder folder = cancelled(at);
        var candidate = new ErasureCandidate.OfFolder(folder.id(), at);
        assertThat(closedBy(at.minusNanos(1))).doesNotContain(candidate);
        assertThat(closedBy(at)).contains(candidate);
        assertThat(stores().personalData().erase(candidate)).isTrue();
        BookingFolder erased = stores().stored(folder);
        assertThat(erased.customer()).isEmpty();
        assertThat(erased.cancelledAt()).contains(at);
        assertThat(erased.sums()).isEqualTo(folder.sums());
        assertThat(closedBy(at)).doesNotContain(candidate);
        assertThat(stores().personalData().erase(candidate)).isFalse();
    }

    @Test
    default void a_folder_is_queued_for_erasure_30_days_after_its_end_or_400_days_after_its_last_change() {
        BookingFolder folder = stores().folder(100);
        assertThat(queuedUntil(folder)).containsExactly(StoreSamples.NOW.plus(Duration.ofDays(400)));
        stores().folders().redeclare(folder, declarationEndingOn("1984-08-15"), StoreSamples.NOW);
        assertThat(queuedUntil(folder)).containsExactly(Instant.parse("1984-09-15T00:00:00Z"));
    }

    @Test
    default void postponing_moves_a_folder_in_the_queue_and_an_outdated_candidate_is_ignored() {
        BookingFolder folder = stores().folder(100);
        var read = new ErasureCandidate.OfFolder(folder.id(), StoreSamples.NOW.plus(Duration.ofDays(400)));
        Instant later = StoreSamples.NOW.plus(Duration.ofDays(500));
        assertThat(stores().personalData().postpone(read, later)).isTrue();
        assertThat(queuedUntil(folder)).containsExactly(later);
        assertThat(stores().personalData().postpone(read, later)).isFalse();
        assertThat(stores().personalData().erase(read)).isFalse();
        assertThat(stores().stored(folder)).isEqualTo(folder);
    }

    @Test
    default void a_new_declaration_queues_an_erased_open_folder_again() {
        BookingFolder folder = stores().folder(100);
        assertThat(stores().personalData()
                        .erase(new ErasureCandidate.OfFolder(folder.id(), StoreSamples.NOW.plus(Duration.ofDays(400)))))
                .isTrue();
        assertThat(stores().stored(folder).customer()).isEmpty();
        assertThat(stores().stored(folder).isCancelled()).isFalse();
        assertThat(queuedUntil(folder)).isEmpty();
        stores().folders().redeclare(folder, declarationEndingOn("1984-08-15"), StoreSamples.NOW);
        assertThat(queuedUntil(folder)).hasSize(1);
    }

    private static FolderDeclaration declarationEndingOn(String lastDay) {
        return new FolderDeclaration(
                StoreSamples.HOTEL,
                Origin.BACK_OFFICE,
                Money.ofCents(100),
                Optional.empty(),
                false,
                Optional.of(LocalDate.parse(lastDay)));
    }

    /** The time at which the folder is due for its erasure; empty if it is not queued. */
    private List<Instant> queuedUntil(BookingFolder folder) {
        int shard = Math.floorMod(folder.id().value().hashCode(), CheckIndex.SHARDS);
        return Stream.iterate(
                        stores().personalData().closedBy(shard, FAR_AHEAD, 100, Optional.empty()),
                        Objects::nonNull,
                        page -> page.next()
                                .map(place ->
                                        stores().personalData().closedBy(shard, FAR_AHEAD, 100, Optional.of(place)))
                                .orElse(null))
                .flatMap(page -> page.closed().stream())
                .flatMap(closed ->
                        closed instanceof ErasureCandidate.OfFolder(FolderId id, Instant at) && id.equals(folder.id())
                                ? Stream.of(at)
                                : Stream.empty())
                .toList();
    }

    @Test
    default void due_payments_are_not_erasure_candidates_and_closed_payments_are_not_due() {
        Instant at = AGES_AGO.plusSeconds(40);
        VersionedPayment refused = refused(at);
        VersionedPayment open = stores().startPendingPayment(stores().folder(100), "key", 100);
        VersionedPayment due =
                stores().payments().reschedule(open, NextCheck.at(at)).orElseThrow();
        assertThat(closedBy(at)).contains(candidate(refused)).doesNotContain(candidate(due));
        assertThat(
                        IntStream.range(0, CheckIndex.SHARDS)
                                .boxed()
                                .flatMap(shard -> stores()
                                        .checkIndex()
                                        .due(CheckPriority.URGENT, shard, at, 100, Optional.empty())
                                        .payments()
                                        .stream()))
                .contains(due)
                .doesNotContain(refused);
        stores().payments().reschedule(due, NextCheck.at(StoreSamples.NOW));
    }

    @Test
    default void paging_in_the_order_of_closing_skips_and_repeats_nothing_when_items_are_erased() {
        Instant first = AGES_AGO.minusSeconds(60);
        List<VersionedPayment> payments = inOneShard(7, first);
        var returned = new ArrayList<ErasureCandidate>();
        var sizes = new ArrayList<Integer>();
        Optional<CheckPage.IndexPosition> place = Optional.empty();
        do {
            int shard =
                    CheckIndex.shardOf(payments.getFirst().payment().request().id());
            ErasureCandidatePage page = stores().personalData().closedBy(shard, first.plusSeconds(6), 3, place);
            page.closed().forEach(stores().personalData()::erase);
            returned.addAll(page.closed());
            sizes.add(page.closed().size());
            place = page.next();
        } while (place.isPresent());
        assertThat(returned)
                .isEqualTo(payments.stream().map(ErasureContract::candidate).toList());
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    private List<VersionedPayment> inOneShard(int count, Instant first) {
        BookingFolder folder = stores().folder(100_000);
        List<VersionedPayment> requested = IntStream.range(0, 1_000)
                .mapToObj(key -> StoreSamples.requested(folder, "key-" + key, 10))
                .filter(payment ->
                        CheckIndex.shardOf(payment.payment().request().id()) == 5)
                .limit(count)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(number ->
                        refused(stores().startPayment(requested.get(number), folder), first.plusSeconds(number)))
                .toList();
    }

    /** All erasure candidates of all shards that were closed at this instant or before. */
    private List<ErasureCandidate> closedBy(Instant instant) {
        return IntStream.range(0, CheckIndex.SHARDS)
                .boxed()
                .flatMap(shard ->
                        stores().personalData().closedBy(shard, instant, 100, Optional.empty()).closed().stream())
                .toList();
    }

    private boolean erase(VersionedPayment payment) {
        return stores().personalData().erase(candidate(payment));
    }

    private PaymentWithHistory paymentWithHistory(VersionedPayment payment) {
        var request = payment.payment().request();
        return stores().folders().findPayment(request.folder(), request.id()).orElseThrow();
    }

    private static ErasureCandidate candidate(VersionedPayment payment) {
        var request = payment.payment().request();
        return new ErasureCandidate.OfPayment(request.folder(), request.id(), payment.version());
    }

    private VersionedPayment refused(Instant settledAt) {
        BookingFolder folder = stores().folder(1_000);
        return refused(stores().startPayment(StoreSamples.requested(folder, "key", 100), folder), settledAt);
    }

    /** A payment refused with a free-text reason. The last history entry has a code. */
    private VersionedPayment refused(VersionedPayment first, Instant settledAt) {
        var request = first.payment().request();
        var authorization = StoreSamples.authorization(request);
        var confirmed = StoreSamples.confirmation(9);
        var refusing = new Refusing(request, authorization, Optional.of(confirmed), Actor.ESTABLISHMENT, FREE_TEXT);
        VersionedPayment reversing = applied(first, refusing, FREE_TEXT, NextCheck.at(StoreSamples.NOW));
        var ended = new Refused(
                request,
                reversing.payment().transaction(),
                new Ending(StoreSamples.NOW, FREE_TEXT, Optional.of(Reversal.done(confirmed))));
        return applied(reversing, ended, Optional.of(Reason.RE_CREDITED), NextCheck.settled(settledAt));
    }

    private VersionedPayment applied(
            VersionedPayment from, Payment next, Optional<Reason> reason, NextCheck nextCheck) {
        var entry = new HistoryEntry(StoreSamples.NOW, next.status(), Actor.ESTABLISHMENT, reason);
        return stores().apply(from, DecisionSamples.withEntry(from, next, entry, nextCheck));
    }

    private BookingFolder cancelled(Instant at) {
        BookingFolder folder = stores().folder(1_000);
        var folderWithPayments =
                stores().folders().findWithPayments(folder.id()).orElseThrow();
        assertThat(stores().folders().cancel(new FolderCancellation(folderWithPayments, at, List.of())))
                .isTrue();
        return folder;
    }
}
