package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** A token needs exactly one role, and a guest's token also needs a folder. */
class CallerReaderTest {

    @Test
    void a_token_with_exactly_one_of_the_three_groups_has_a_role() {
        assertThat(CallerReader.role(Set.of("platform", "others"))).contains("platform");
        assertThat(CallerReader.role(Set.of("platform", "guest"))).isEmpty();
        assertThat(CallerReader.role(Set.of("others"))).isEmpty();
    }

    @Test
    void an_establishment_token_gives_access_to_its_valid_ids_only() {
        assertThat(CallerReader.read("establishment", token(Map.of("establishments", List.of("h1", "", "h 2", 3)))))
                .contains(new Caller.Establishments(Set.of(new EstablishmentId("h1"))));
        assertThat(CallerReader.read("establishment", token(Map.of()))).contains(new Caller.Establishments(Set.of()));
    }

    @Test
    void a_guest_token_without_a_valid_folder_has_no_caller() {
        assertThat(CallerReader.read("guest", token(Map.of("folder", "f1"))))
                .contains(new Caller.Guest(new FolderId("f1")));
        assertThat(CallerReader.read("guest", token(Map.of("folder", "f/1")))).isEmpty();
        assertThat(CallerReader.read("guest", token(Map.of("folder", List.of("f1")))))
                .isEmpty();
        assertThat(CallerReader.read("guest", token(Map.of()))).isEmpty();
    }

    private static JsonWebToken token(Map<String, Object> claims) {
        return new JsonWebToken() {
            @Override
            public String getName() {
                return "somebody";
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        };
    }
}
