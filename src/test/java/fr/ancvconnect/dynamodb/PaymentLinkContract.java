package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.link.PaymentLinkStore.Created;
import fr.ancvconnect.app.link.PaymentLinkStore.FolderAndLink;
import fr.ancvconnect.app.link.PaymentLinkStore.LinksOfFolder;
import fr.ancvconnect.app.payment.PaymentStore.Started;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.LinkEvent;
import fr.ancvconnect.domain.link.LinkSamples;
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.domain.link.LinkTerms.LinkLanguage;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A payment link is created once, and its paid sum changes in the transactions of its payments. */
interface PaymentLinkContract extends StoreProvider {

    @Test
    default void a_created_link_is_read_as_it_was_written_by_its_folder_and_by_its_id() {
        var folder = stores().folder(10_000);
        PaymentLink link = PaymentLink.created(
                PaymentLinkId.of(folder.id(), new IdempotencyKey("full")),
                folder.id(),
                folder.establishment(),
                new LinkTerms(
                        Optional.of(Money.ofCents(4_000)),
                        StoreSamples.NOW.plusSeconds(60),
                        Optional.of("https://hotel.example/merci?a=1"),
                        Optional.of(LinkLanguage.EN)),
                Actor.PLATFORM,
                StoreSamples.NOW,
                "ver002");
        assertThat(create(link)).isEqualTo(new Created.Written(link));
        assertThat(stores().links().folderOf(link.id())).contains(folder.id());
        assertThat(stores().links().find(folder.id(), link.id())).contains(new FolderAndLink(folder, link));
        assertThat(stores().payments().findLink(folder.id(), link.id())).contains(link);
        assertThat(stores().links().all(folder.id())).isEqualTo(new LinksOfFolder(List.of(link), 1));
    }

    @Test
    default void an_unknown_link_is_not_found_and_a_folder_without_links_has_none() {
        var folder = stores().folder(10_000);
        PaymentLink link = open(folder, "never");
        assertThat(stores().links().folderOf(link.id())).isEmpty();
        assertThat(stores().links().find(folder.id(), link.id())).isEmpty();
        assertThat(stores().payments().findLink(folder.id(), link.id())).isEmpty();
        assertThat(stores().links().all(folder.id())).isEqualTo(new LinksOfFolder(List.of(), 0));
    }

    @Test
    default void links_are_listed_newest_first_and_a_folder_with_links_reads_as_before() {
        var folder = stores().folder(10_000);
        PaymentLink older = LinkSamples.link(
                folder.id(), folder.establishment(), "older", Optional.empty(), StoreSamples.NOW.minusSeconds(1));
        create(open(folder, "a"));
        create(older);
        create(open(folder, "b"));
        assertThat(stores().links().all(folder.id()).links())
                .hasSize(3)
                .endsWith(older)
                .isSortedAccordingTo(
                        Comparator.comparing(PaymentLink::createdAt).reversed());
        assertThat(stores().folders().findWithPayments(folder.id()).orElseThrow())
                .satisfies(read -> assertThat(read.folder()).isEqualTo(folder))
                .satisfies(read -> assertThat(read.payments()).isEmpty());
    }

    @Test
    default void a_link_is_created_once() {
        var folder = stores().folder(10_000);
        PaymentLink link = created(folder, "key", Optional.empty());
        PaymentLink other = LinkSamples.link(
                folder.id(),
                folder.establishment(),
                "key",
                Optional.of(Money.ofCents(1)),
                StoreSamples.NOW.plusSeconds(1));
        assertThat(create(other)).isEqualTo(new Created.AlreadyExists(link));
        assertThat(stores().links().all(folder.id())).isEqualTo(new LinksOfFolder(List.of(link), 1));
    }

    @Test
    default void a_creation_is_rejected_if_another_link_was_created_since_the_links_were_read() {
        var folder = stores().folder(10_000);
        LinksOfFolder read = stores().links().all(folder.id());
        assertThat(stores().links().create(open(folder, "first"), read)).isInstanceOf(Created.Written.class);
        assertThat(stores().links().create(open(folder, "second"), read)).isEqualTo(new Created.LinksChanged());
        assertThat(stores().links().create(open(folder, "first"), read)).isInstanceOf(Created.AlreadyExists.class);
        assertThat(create(open(folder, "second"))).isInstanceOf(Created.Written.class);
    }

    @Test
    default void a_revocation_is_written_once_and_not_after_the_link_is_paid() {
        var folder = stores().folder(10_000);
        PaymentLink link = created(folder, "key", Optional.of(Money.ofCents(4_000)));
        var revocation = LinkSamples.changed(link, new LinkEvent.RevocationRequested(), StoreSamples.NOW);
        assertThat(stores().links().revoke(revocation)).isTrue();
        assertThat(stored(link)).isEqualTo(revocation.next());
        assertThat(stores().links().revoke(revocation)).isFalse();

        PaymentLink other = created(folder, "other", Optional.of(Money.ofCents(4_000)));
        pay(folder, other, "k1", 4_000);
        assertThat(stores().links()
                        .revoke(LinkSamples.changed(other, new LinkEvent.RevocationRequested(), StoreSamples.NOW)))
                .isFalse();
        assertThat(stored(other).status(StoreSamples.NOW)).isEqualTo(PaymentLinkStatus.PAID);
    }

    @Test
    default void a_start_stores_its_payment_in_the_link_and_counts_as_a_start_of_a_guest() {
        var folder = stores().folder(10_000);
        PaymentLink link = created(folder, "key", Optional.of(Money.ofCents(4_000)));
        VersionedPayment payment = StoreSamples.requestedThrough(link, "k1", 4_000);
        assertThat(start(payment, folder, link)).isEqualTo(new Started.Written(payment));
        assertThat(stored(link).lastPayment())
                .contains(payment.payment().request().id());
        assertThat(stored(link).paid()).isEqualTo(Money.ZERO);
        assertThat(stores().payments()
                        .findBoth(folder.id(), payment.payment().request().id(), Optional.of(link.id())))
                .satisfies(read -> assertThat(read.payment()).contains(payment))
                .satisfies(read -> assertThat(read.link()).contains(stored(link)))
                .satisfies(read -> assertThat(read.folder().map(BookingFolder::guestRateLimit))
                        .contains(new GuestRateLimit(List.of(StoreSamples.NOW), 1)));
    }

    @Test
    default void a_start_is_rejected_if_the_link_is_revoked_expired_paid_or_partly_paid_in_the_meantime() {
        var folder = stores().folder(100_000);
        PaymentLink revoked = created(folder, "revoked", Optional.empty());
        stores().links().revoke(LinkSamples.changed(revoked, new LinkEvent.RevocationRequested(), StoreSamples.NOW));
        assertStartIsRejected(folder, revoked);

        PaymentLink expired = LinkSamples.link(
                folder.id(),
                folder.establishment(),
                "expired",
                Optional.empty(),
                StoreSamples.NOW.minus(Duration.ofDays(14)));
        create(expired);
        assertStartIsRejected(folder, expired);

        PaymentLink paid = created(folder, "paid", Optional.of(Money.ofCents(4_000)));
        pay(folder, paid, "k1", 4_000);
        assertStartIsRejected(folder, paid);

        PaymentLink partlyPaid = created(folder, "part", Optional.of(Money.ofCents(4_000)));
        pay(folder, partlyPaid, "k2", 1_000);
        assertStartIsRejected(folder, partlyPaid);
    }

    private void assertStartIsRejected(BookingFolder folder, PaymentLink read) {
        VersionedPayment payment = StoreSamples.requestedThrough(read, "rejected" + read.id(), 2_000);
        PaymentLink before = stored(read);
        assertThat(stores().payments()
                        .start(
                                payment,
                                StoreSamples.entry(payment.payment()),
                                stores().stored(folder),
                                Optional.of(new LinkDecision.Changed(read, read))))
                .isEqualTo(new Started.FolderChanged());
        assertThat(stored(read)).isEqualTo(before);
        assertThat(stores().payments()
                        .find(folder.id(), payment.payment().request().id()))
                .isEmpty();
    }

    @Test
    default void a_confirmation_raises_the_paid_sum_until_the_link_is_paid_and_a_refusal_lowers_it() {
        var folder = stores().folder(10_000);
        PaymentLink link = created(folder, "key", Optional.of(Money.ofCents(4_000)));
        pay(folder, link, "k1", 1_000);
        assertThat(stored(link).paid()).isEqualTo(Money.ofCents(1_000));
        assertThat(stored(link).status(StoreSamples.NOW)).isEqualTo(PaymentLinkStatus.ACTIVE);

        VersionedPayment rest = pay(folder, stored(link), "k2", 3_000);
        assertThat(stored(link).paid()).isEqualTo(Money.ofCents(4_000));
        assertThat(stored(link).paidAt()).contains(StoreSamples.NOW);

        var expired = DecisionSamples.changedTo(rest, DecisionSamples.expired(rest));
        assertThat(stores().payments().apply(rest, expired, Optional.of(paidChange(stored(link), -3_000))))
                .isPresent();
        assertThat(stored(link).paid()).isEqualTo(Money.ofCents(1_000));
        assertThat(stored(link).status(StoreSamples.NOW)).isEqualTo(PaymentLinkStatus.PAID);
        assertThat(stores().stored(folder).sums().paid()).isEqualTo(Money.ofCents(1_000));
    }

    @Test
    default void a_change_is_stale_and_changes_nothing_if_the_paid_sum_of_the_link_changed_since_it_was_read() {
        var folder = stores().folder(10_000);
        PaymentLink link = created(folder, "key", Optional.of(Money.ofCents(4_000)));
        pay(folder, link, "k1", 1_000);
        VersionedPayment pending = startedThrough(stored(link), folder, "k2", 3_000);
        var paid = DecisionSamples.changedTo(pending, DecisionSamples.paid(pending, 3_000));
        assertThat(stores().payments().apply(pending, paid, Optional.of(paidChange(link, 3_000))))
                .isEmpty();
        assertThat(stores().payments()
                        .find(folder.id(), pending.payment().request().id()))
                .contains(pending);
        assertThat(stored(link).paid()).isEqualTo(Money.ofCents(1_000));
        assertThat(stores().payments().apply(pending, paid, Optional.of(paidChange(stored(link), 3_000))))
                .isPresent();
        assertThat(stored(link).status(StoreSamples.NOW)).isEqualTo(PaymentLinkStatus.PAID);
    }

    @Test
    default void a_confirmation_after_a_revocation_that_it_did_not_see_makes_the_link_paid() {
        var folder = stores().folder(10_000);
        PaymentLink read = created(folder, "key", Optional.of(Money.ofCents(4_000)));
        VersionedPayment pending = startedThrough(read, folder, "k1", 4_000);
        var revocation = LinkSamples.changed(read, new LinkEvent.RevocationRequested(), StoreSamples.NOW);
        assertThat(stores().links().revoke(revocation)).isTrue();
        var paid = DecisionSamples.changedTo(pending, DecisionSamples.paid(pending, 4_000));
        assertThat(stores().payments().apply(pending, paid, Optional.of(paidChange(read, 4_000))))
                .isPresent();
        assertThat(stored(read).revokedAt()).isPresent();
        assertThat(stored(read).status(StoreSamples.NOW)).isEqualTo(PaymentLinkStatus.PAID);
    }

    /** Starts a payment through the link and confirms it. */
    private VersionedPayment pay(BookingFolder folder, PaymentLink link, String key, long cents) {
        VersionedPayment pending = startedThrough(link, folder, key, cents);
        return stores().payments()
                .apply(
                        pending,
                        DecisionSamples.changedTo(pending, DecisionSamples.paid(pending, cents)),
                        Optional.of(paidChange(link, cents)))
                .orElseThrow();
    }

    private VersionedPayment startedThrough(PaymentLink link, BookingFolder folder, String key, long cents) {
        VersionedPayment payment = StoreSamples.requestedThrough(link, key, cents);
        assertThat(start(payment, stores().stored(folder), link)).isInstanceOf(Started.Written.class);
        return payment;
    }

    private Started start(VersionedPayment payment, BookingFolder read, PaymentLink link) {
        return stores().payments()
                .start(
                        payment,
                        StoreSamples.entry(payment.payment()),
                        read,
                        Optional.of(LinkSamples.changed(
                                link,
                                new LinkEvent.StartRequested(
                                        payment.payment().request().id()),
                                StoreSamples.NOW)));
    }

    private static LinkDecision.Changed paidChange(PaymentLink link, long cents) {
        return LinkSamples.changed(link, new LinkEvent.PaidChanged(cents), StoreSamples.NOW);
    }

    private PaymentLink created(BookingFolder folder, String key, Optional<Money> amount) {
        PaymentLink link = LinkSamples.link(folder.id(), folder.establishment(), key, amount, StoreSamples.NOW);
        assertThat(create(link)).isInstanceOf(Created.Written.class);
        return link;
    }

    private static PaymentLink open(BookingFolder folder, String key) {
        return LinkSamples.link(folder.id(), folder.establishment(), key, Optional.empty(), StoreSamples.NOW);
    }

    private Created create(PaymentLink link) {
        return stores().links().create(link, stores().links().all(link.folder()));
    }

    private PaymentLink stored(PaymentLink link) {
        return stores().payments().findLink(link.folder(), link.id()).orElseThrow();
    }
}
