package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Establishments and the register of the holders of an ANCV ID. */
interface EstablishmentContract extends StoreProvider {

    @Test
    default void an_establishment_is_read_as_it_was_written() {
        Establishment declared = declared();
        Stream.of(
                        declared,
                        declared.contractUnknown(),
                        declared.withAlternative(true),
                        declared.activated(ancvId(), StoreSamples.NOW),
                        declared.activated(ancvId(), StoreSamples.NOW).deactivated(),
                        declared.redeclared(new Establishment.Declaration("", "BE", CollectionMode.POSTPAID, Set.of())))
                .map(state -> new Establishment(
                        declared().id(), state.declaration(), state.option(), state.alternativeActive(), 0))
                .forEach(state -> assertThat(saved(state, Optional.empty()))
                        .usingRecursiveComparison()
                        .ignoringFields("version")
                        .isEqualTo(state));
    }

    @Test
    default void an_establishment_is_written_by_who_read_its_last_version() {
        Establishment first = saved(declared(), Optional.empty());
        assertThat(first.version()).isEqualTo(1);
        assertThat(stores().establishments().save(declaredAs(first.id()), Optional.empty(), false))
                .isFalse();
        Establishment second = saved(first.withAlternative(true), Optional.of(first));
        assertThat(second.version()).isEqualTo(2);
        assertThat(stores().establishments().save(first.contractUnknown(), Optional.of(first), false))
                .isFalse();
        assertThat(stores().establishments().find(first.id())).contains(second);
    }

    @Test
    default void the_register_follows_the_option() {
        AncvId before = ancvId();
        AncvId after = ancvId();
        Establishment off = saved(declared(), Optional.empty());
        Establishment on = saved(off.activated(before, StoreSamples.NOW), Optional.of(off));
        assertThat(stores().establishments().holders(before)).containsExactly(off.id());
        Establishment changed = saved(on.activated(after, StoreSamples.NOW), Optional.of(on));
        assertThat(stores().establishments().holders(before)).isEmpty();
        assertThat(stores().establishments().holders(after)).containsExactly(off.id());
        Establishment renewed = saved(changed.activated(after, StoreSamples.NOW.plusSeconds(1)), Optional.of(changed));
        assertThat(stores().establishments().holders(after)).containsExactly(off.id());
        saved(renewed.deactivated(), Optional.of(renewed));
        assertThat(stores().establishments().holders(after)).isEmpty();
    }

    @Test
    default void an_ancv_id_is_held_by_a_second_establishment_only_when_it_may_be_shared() {
        AncvId ancvId = ancvId();
        Establishment one = saved(declared().activated(ancvId, StoreSamples.NOW), Optional.empty());
        Establishment two = saved(declared(), Optional.empty());
        Establishment both = two.activated(ancvId, StoreSamples.NOW);
        assertThat(stores().establishments().save(both, Optional.of(two), false))
                .isFalse();
        assertThat(stores().establishments().find(two.id())).contains(two);
        assertThat(stores().establishments().save(both, Optional.of(two), true)).isTrue();
        assertThat(stores().establishments().holders(ancvId)).containsExactlyInAnyOrder(one.id(), two.id());
        Establishment again = one.activated(ancvId, StoreSamples.NOW.plusSeconds(1));
        assertThat(stores().establishments().save(again, Optional.of(one), false))
                .isFalse();
        assertThat(stores().establishments().save(again, Optional.of(one), true))
                .isTrue();
    }

    @Test
    default void an_ancv_id_with_leading_zeros_that_was_stored_before_they_were_refused_is_read_and_given_up() {
        AncvId early = new AncvId("00" + ancvId().value().substring(2));
        Establishment on = saved(declared().activated(early, StoreSamples.NOW), Optional.empty());
        assertThat(on.option().ancvId()).contains(early);
        assertThat(stores().establishments().holders(early)).containsExactly(on.id());
        saved(on.deactivated(), Optional.of(on));
        assertThat(stores().establishments().holders(early)).isEmpty();
    }

    @Test
    default void of_two_establishments_at_once_one_gets_the_ancv_id() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            AncvId ancvId = ancvId();
            List<Boolean> both = Concurrently.times(
                    2,
                    _ -> stores().establishments()
                            .save(declared().activated(ancvId, StoreSamples.NOW), Optional.empty(), false));
            assertThat(both).containsExactlyInAnyOrder(true, false);
            assertThat(stores().establishments().holders(ancvId)).hasSize(1);
        }
    }

    private Establishment saved(Establishment next, Optional<Establishment> earlier) {
        assertThat(stores().establishments().save(next, earlier, false)).isTrue();
        return stores().establishments().find(next.id()).orElseThrow();
    }

    private static Establishment declared() {
        return declaredAs(new EstablishmentId("E-" + UUID.randomUUID()));
    }

    private static Establishment declaredAs(EstablishmentId id) {
        return Establishment.declared(
                id,
                new Establishment.Declaration(
                        "Hôtel des Pins", "FR", CollectionMode.PREPAID, Set.of(VirtualPos.STRIPE, VirtualPos.PAYZEN)));
    }

    private static AncvId ancvId() {
        return new AncvId(Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)));
    }
}
