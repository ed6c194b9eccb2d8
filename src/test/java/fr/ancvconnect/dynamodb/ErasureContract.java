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
    Optional<Reason> WORDS = Optional.of(Reason.words("Le client a appelé"));

    @Test
    default void an_erased_payment_keeps_its_money_its_dates_and_its_codes_and_nothing_personal() {
        VersionedPayment refused = refused(AGES_AGO);
        assertThat(erase(refused)).isTrue();

        PaymentWithHistory story = story(refused);
        VersionedPayment erased = story.payment();
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
        assertThat(story.history()).extracting(HistoryEntry::at).containsOnly(StoreSamples.NOW);
        assertThat(story.history())
                .extracting(line -> line.status().name())
                .containsExactly("REQUESTED", "REFUSING", "REFUSED");
        assertThat(story.history())
                .extracting(HistoryEntry::reason)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(Reason.RE_CREDITED));
    }

    @Test
    default void what_was_erased_waits_no_more() {
        VersionedPayment refused = refused(AGES_AGO.plusSeconds(10));
        assertThat(closedBy(AGES_AGO.plusSeconds(10))).contains(closed(refused));
        erase(refused);
        assertThat(closedBy(AGES_AGO.plusSeconds(10)))
                .extracting(ErasureCandidate::toString)
                .noneMatch(one -> one.contains(refused.payment().request().id().value()));
        assertThat(erase(refused)).isFalse();
    }

    @Test
    default void a_payment_that_changed_meanwhile_is_left_as_it_is() {
        VersionedPayment read = refused(AGES_AGO.plusSeconds(20));
        VersionedPayment changed = stores().payments()
                .reschedule(read, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        PaymentWithHistory before = story(changed);
        assertThat(erase(read)).isFalse();
        assertThat(story(changed)).isEqualTo(before);
        assertThat(before.history()).extracting(HistoryEntry::reason).contains(WORDS);
    }

    @Test
    default void a_cancelled_folder_forgets_its_customer_once() {
        Instant at = AGES_AGO.plusSeconds(30);
        BookingFolder folder = cancelled(at);
        var closed = new ErasureCandidate.OfFolder(folder.id(), at);
        assertThat(closedBy(at.minusNanos(1))).doesNotContain(closed);
        assertThat(closedBy(at)).contains(closed);
        assertThat(stores().personal().erase(closed)).isTrue();
        BookingFolder erased = stores().stored(folder);
        assertThat(erased.customer()).isEmpty();
        assertThat(erased.cancelledAt()).contains(at);
        assertThat(erased.sums()).isEqualTo(folder.sums());
        assertThat(closedBy(at)).doesNotContain(closed);
        assertThat(stores().personal().erase(closed)).isFalse();
    }

    @Test
    default void a_folder_is_expected_to_close_when_its_stay_is_over_or_long_after_its_last_change() {
        BookingFolder folder = stores().folder(100);
        assertThat(expected(folder)).containsExactly(StoreSamples.NOW.plus(Duration.ofDays(400)));
        stores().folders().redeclare(folder, stay("1984-08-15"), StoreSamples.NOW);
        assertThat(expected(folder)).containsExactly(Instant.parse("1984-09-15T00:00:00Z"));
    }

    @Test
    default void a_folder_that_is_postponed_comes_again_then_and_one_that_moved_meanwhile_is_left_alone() {
        BookingFolder folder = stores().folder(100);
        var read = new ErasureCandidate.OfFolder(folder.id(), StoreSamples.NOW.plus(Duration.ofDays(400)));
        Instant later = StoreSamples.NOW.plus(Duration.ofDays(500));
        assertThat(stores().personal().postpone(read, later)).isTrue();
        assertThat(expected(folder)).containsExactly(later);
        assertThat(stores().personal().postpone(read, later)).isFalse();
        assertThat(stores().personal().erase(read)).isFalse();
        assertThat(stores().stored(folder)).isEqualTo(folder);
    }

    @Test
    default void an_open_folder_whose_customer_was_erased_waits_again_once_it_is_declared_again() {
        BookingFolder folder = stores().folder(100);
        assertThat(stores().personal()
                        .erase(new ErasureCandidate.OfFolder(folder.id(), StoreSamples.NOW.plus(Duration.ofDays(400)))))
                .isTrue();
        assertThat(stores().stored(folder).customer()).isEmpty();
        assertThat(stores().stored(folder).isCancelled()).isFalse();
        assertThat(expected(folder)).isEmpty();
        stores().folders().redeclare(folder, stay("1984-08-15"), StoreSamples.NOW);
        assertThat(expected(folder)).hasSize(1);
    }

    private static FolderDeclaration stay(String lastDay) {
        return new FolderDeclaration(
                StoreSamples.HOTEL,
                Origin.BACK_OFFICE,
                Money.ofCents(100),
                Optional.empty(),
                false,
                Optional.of(LocalDate.parse(lastDay)));
    }

    /** When the folder is expected to close; empty if it does not wait for its erasure. */
    private List<Instant> expected(BookingFolder folder) {
        int shard = Math.floorMod(folder.id().value().hashCode(), CheckIndex.SHARDS);
        return Stream.iterate(
                        stores().personal().closedBy(shard, FAR_AHEAD, 100, Optional.empty()),
                        Objects::nonNull,
                        page -> page.next()
                                .map(place -> stores().personal().closedBy(shard, FAR_AHEAD, 100, Optional.of(place)))
                                .orElse(null))
                .flatMap(page -> page.closed().stream())
                .flatMap(closed ->
                        closed instanceof ErasureCandidate.OfFolder(FolderId id, Instant at) && id.equals(folder.id())
                                ? Stream.of(at)
                                : Stream.empty())
                .toList();
    }

    @Test
    default void what_is_due_is_not_closed_and_what_is_closed_is_not_due() {
        Instant at = AGES_AGO.plusSeconds(40);
        VersionedPayment refused = refused(at);
        VersionedPayment open = stores().pending(stores().folder(100), "key", 100);
        VersionedPayment due =
                stores().payments().reschedule(open, NextCheck.at(at)).orElseThrow();
        assertThat(closedBy(at)).contains(closed(refused)).doesNotContain(closed(due));
        assertThat(IntStream.range(0, CheckIndex.SHARDS)
                        .boxed()
                        .flatMap(shard ->
                                stores()
                                        .due()
                                        .due(CheckPriority.URGENT, shard, at, 100, Optional.empty())
                                        .payments()
                                        .stream()))
                .contains(due)
                .doesNotContain(refused);
        stores().payments().reschedule(due, NextCheck.at(StoreSamples.NOW));
    }

    @Test
    default void pages_are_read_on_the_longest_closed_first_whatever_was_erased_meanwhile() {
        Instant first = AGES_AGO.minusSeconds(60);
        List<VersionedPayment> seven = inOneShard(7, first);
        var seen = new ArrayList<ErasureCandidate>();
        var sizes = new ArrayList<Integer>();
        Optional<CheckPage.Place> place = Optional.empty();
        do {
            int shard = CheckIndex.shardOf(seven.getFirst().payment().request().id());
            ErasureCandidatePage page = stores().personal().closedBy(shard, first.plusSeconds(6), 3, place);
            page.closed().forEach(stores().personal()::erase);
            seen.addAll(page.closed());
            sizes.add(page.closed().size());
            place = page.next();
        } while (place.isPresent());
        assertThat(seen).isEqualTo(seven.stream().map(ErasureContract::closed).toList());
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    private List<VersionedPayment> inOneShard(int count, Instant first) {
        BookingFolder folder = stores().folder(100_000);
        List<VersionedPayment> some = IntStream.range(0, 1_000)
                .mapToObj(key -> StoreSamples.requested(folder, "key-" + key, 10))
                .filter(payment ->
                        CheckIndex.shardOf(payment.payment().request().id()) == 5)
                .limit(count)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(number -> refused(stores().started(some.get(number), folder), first.plusSeconds(number)))
                .toList();
    }

    /** All that was closed at this instant or before, in any shard. */
    private List<ErasureCandidate> closedBy(Instant instant) {
        return IntStream.range(0, CheckIndex.SHARDS)
                .boxed()
                .flatMap(shard -> stores().personal().closedBy(shard, instant, 100, Optional.empty()).closed().stream())
                .toList();
    }

    private boolean erase(VersionedPayment payment) {
        return stores().personal().erase(closed(payment));
    }

    private PaymentWithHistory story(VersionedPayment payment) {
        var request = payment.payment().request();
        return stores().folders().findPayment(request.folder(), request.id()).orElseThrow();
    }

    private static ErasureCandidate closed(VersionedPayment payment) {
        var request = payment.payment().request();
        return new ErasureCandidate.OfPayment(request.folder(), request.id(), payment.version());
    }

    private VersionedPayment refused(Instant settledAt) {
        BookingFolder folder = stores().folder(1_000);
        return refused(stores().started(StoreSamples.requested(folder, "key", 100), folder), settledAt);
    }

    /** A payment refused with a free-text reason. The last history entry has a code. */
    private VersionedPayment refused(VersionedPayment first, Instant settledAt) {
        var request = first.payment().request();
        var authorization = StoreSamples.authorization(request);
        var confirmed = StoreSamples.confirmation(9);
        var refusing = new Refusing(request, authorization, Optional.of(confirmed), Actor.ESTABLISHMENT, WORDS);
        VersionedPayment reversing = told(first, refusing, WORDS, NextCheck.at(StoreSamples.NOW));
        var ended = new Refused(
                request,
                reversing.payment().transaction(),
                new Ending(StoreSamples.NOW, WORDS, Optional.of(Reversal.done(confirmed))));
        return told(reversing, ended, Optional.of(Reason.RE_CREDITED), NextCheck.settled(settledAt));
    }

    private VersionedPayment told(VersionedPayment from, Payment next, Optional<Reason> reason, NextCheck nextCheck) {
        var entry = new HistoryEntry(StoreSamples.NOW, next.status(), Actor.ESTABLISHMENT, reason);
        return stores().applied(from, DecisionSamples.told(from, next, entry, nextCheck));
    }

    private BookingFolder cancelled(Instant at) {
        BookingFolder folder = stores().folder(1_000);
        var whole = stores().folders().findWhole(folder.id()).orElseThrow();
        assertThat(stores().folders().cancel(new FolderCancellation(whole, at, List.of())))
                .isTrue();
        return folder;
    }
}
