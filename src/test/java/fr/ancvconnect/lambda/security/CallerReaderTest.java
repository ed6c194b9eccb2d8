package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A token needs exactly one role, and a guest's token also needs a folder. */
class CallerReaderTest {

    private static final Optional<String> NO_FOLDER = Optional.empty();

    @Test
    void a_token_with_exactly_one_of_the_three_groups_has_a_caller() {
        assertThat(caller("platform")).contains(new Caller.Platform());
        assertThat(caller("platform", "others", "platform")).contains(new Caller.Platform());
        assertThat(caller("platform", "guest")).isEmpty();
        assertThat(caller("others")).isEmpty();
        assertThat(caller()).isEmpty();
    }

    @Test
    void an_establishment_token_gives_access_to_its_valid_ids_only() {
        assertThat(CallerReader.read(List.of("establishment"), List.of("h1", "", "h 2"), NO_FOLDER))
                .contains(new Caller.Establishments(Set.of(new EstablishmentId("h1"))));
        assertThat(caller("establishment")).contains(new Caller.Establishments(Set.of()));
    }

    @Test
    void a_guest_token_without_a_valid_folder_has_no_caller() {
        assertThat(guest(Optional.of("f1"))).contains(new Caller.Guest(new FolderId("f1")));
        assertThat(guest(Optional.of("f/1"))).isEmpty();
        assertThat(guest(NO_FOLDER)).isEmpty();
    }

    @Test
    void each_caller_has_the_role_that_it_was_read_from() {
        assertThat(caller("platform").map(CallerReader::role)).contains("platform");
        assertThat(caller("establishment").map(CallerReader::role)).contains("establishment");
        assertThat(guest(Optional.of("f1")).map(CallerReader::role)).contains("guest");
    }

    private static Optional<Caller> guest(Optional<String> folder) {
        return CallerReader.read(List.of("guest"), List.of(), folder);
    }

    /** A caller without establishments and without a folder. */
    private static Optional<Caller> caller(String... groups) {
        return CallerReader.read(List.of(groups), List.of(), NO_FOLDER);
    }
}
