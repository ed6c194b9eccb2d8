package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Ending;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refused;
import fr.ancvconnect.domain.payment.Refusing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is personal stands in attributes that can be erased, and reading does not need them. */
class ErasureTest {

    private static final String TABLE = "erasure";
    private static final List<String> PERSONAL = List.of("m***@exemple.fr", "salt", "hash", "Marie", "marie", "appel");

    private final DynamoDbClient client = LocalTables.client();
    private final Stores stores = Stores.on(LocalTables.existing(TABLE));

    @BeforeAll
    static void table() {
        LocalTables.named(TABLE);
    }

    @Test
    void a_folder_is_read_whole_once_everything_personal_was_erased() {
        var folder = stores.folder(1_000);
        TrackedPayment first = stores.started(Samples.requested(folder, "key", 100), folder);
        Optional<Reason> words = Optional.of(Reason.words("un appel"));
        TrackedPayment refusing = stores.became(first, new Refusing(first.payment().request(),
                Samples.asking(first.payment().request()), Optional.empty(), By.ESTABLISHMENT, words));
        var refused = new Refused(first.payment().request(), refusing.payment().transaction(),
                new Ending(Samples.NOW, words, Optional.empty()));
        var entry = new HistoryEntry(Samples.NOW, refused.status(), By.ESTABLISHMENT, words);
        stores.applied(refusing, Decisions.told(refusing, refused, entry, FollowUp.settled(Samples.NOW)));

        erase();
        assertThat(items().toString()).doesNotContain(PERSONAL);
        var whole = stores.folders().findWhole(folder.id()).orElseThrow();
        assertThat(whole.folder().customer()).isEmpty();
        var story = whole.payments().getFirst();
        assertThat(story.payment().payment().request().beneficiaryMask()).isEmpty();
        assertThat(story.payment().marks().fingerprint()).isEmpty();
        assertThat(story.payment().payment()).isInstanceOfSatisfying(Refused.class,
                left -> assertThat(left.ending().reason()).isEmpty());
        assertThat(story.history()).extracting(HistoryEntry::reason).containsOnly(Optional.empty());
        assertThat(stores.payments().reschedule(story.payment(), story.payment().followUp())).isPresent();
    }

    private void erase() {
        for (Map<String, AttributeValue> item : items()) {
            var rest = new HashMap<>(item);
            rest.keySet().removeIf(name -> name.startsWith("personal"));
            client.putItem(put -> put.tableName(TABLE).item(rest));
        }
    }

    private List<Map<String, AttributeValue>> items() {
        return client.scan(scan -> scan.tableName(TABLE)).items();
    }
}
