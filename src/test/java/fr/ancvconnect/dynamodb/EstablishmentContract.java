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
                        declared.withoutContract(),
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
    default void an_establishment_is_saved_only_over_the_version_that_was_read() {
        Establishment first = saved(declared(), Optional.empty());
        assertThat(first.version()).isEqualTo(1);
        assertThat(stores().establishments().save(declaredAs(first.id()), Optional.empty(), false))
                .isFalse();
        Establishment second = saved(first.withAlternative(true), Optional.of(first));
        assertThat(second.version()).isEqualTo(2);
        assertThat(stores().establishments().save(first.withoutContract(), Optional.of(first), false))
                .isFalse();
        assertThat(stores().establishments().find(first.id())).contains(second);
    }

    @Test
    default void the_ancv_id_register_is_updated_with_the_option() {
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
    default void a_second_establishment_gets_an_ancv_id_only_if_sharing_is_allowed() {
        AncvId ancvId = ancvId();
        Establishment first = saved(declared().activated(ancvId, StoreSamples.NOW), Optional.empty());
        Establishment second = saved(declared(), Optional.empty());
        Establishment sharing = second.activated(ancvId, StoreSamples.NOW);
        assertThat(stores().establishments().save(sharing, Optional.of(second), false))
                .isFalse();
        assertThat(stores().establishments().find(second.id())).contains(second);
        assertThat(stores().establishments().save(sharing, Optional.of(second), true))
                .isTrue();
        assertThat(stores().establishments().holders(ancvId)).containsExactlyInAnyOrder(first.id(), second.id());
        Establishment renewed = first.activated(ancvId, StoreSamples.NOW.plusSeconds(1));
        assertThat(stores().establishments().save(renewed, Optional.of(first), false))
                .isFalse();
        assertThat(stores().establishments().save(renewed, Optional.of(first), true))
                .isTrue();
    }

    @Test
    default void a_stored_ancv_id_with_leading_zeros_can_be_read_and_released() {
        AncvId ancvId = new AncvId("00" + ancvId().value().substring(2));
        Establishment on = saved(declared().activated(ancvId, StoreSamples.NOW), Optional.empty());
        assertThat(on.option().ancvId()).contains(ancvId);
        assertThat(stores().establishments().holders(ancvId)).containsExactly(on.id());
        saved(on.deactivated(), Optional.of(on));
        assertThat(stores().establishments().holders(ancvId)).isEmpty();
    }

    @Test
    default void only_one_of_two_concurrent_activations_gets_the_ancv_id() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            AncvId ancvId = ancvId();
            List<Boolean> results = Concurrently.times(
                    2,
                    _ -> stores().establishments()
                            .save(declared().activated(ancvId, StoreSamples.NOW), Optional.empty(), false));
            assertThat(results).containsExactlyInAnyOrder(true, false);
            assertThat(stores().establishments().holders(ancvId)).hasSize(1);
        }
    }

    private Establishment saved(Establishment next, Optional<Establishment> previous) {
        assertThat(stores().establishments().save(next, previous, false)).isTrue();
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
