package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.dynamodb.item.CheckAttributes;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first block of commands in the runbook names the index as the store does. No other block names it. */
class RunbookNamesTest {

    private static final String COMMANDS = "(?s).*?## Replaying what failed.*?```bash\n(.*?)```(.*?)\n## The keys.*";

    private final String page = Files.readString(Path.of("docs/deploy.md"));

    RunbookNamesTest() throws IOException {}

    @Test
    void the_first_block_has_the_names_of_index_attributes_and_partitions() {
        assertThat(page.replaceFirst(COMMANDS, "$1"))
                .contains(
                        "INDEX=" + TableDefinition.DUE_INDEX + " PARTITION=" + TableDefinition.DUE_SHARD + " AT="
                                + TableDefinition.DUE_AT + "\n",
                        "DUE=" + kind(CheckAttributes.shard(CheckPriority.URGENT, 0)) + " WAITING="
                                + kind(CheckAttributes.shard(CheckPriority.WAITING, 0)) + " ERASURE="
                                + kind(CheckAttributes.settledShard(0)) + " LAST=" + (CheckIndex.SHARDS - 1) + "\n");
    }

    @Test
    void no_other_block_has_one_of_them() {
        String others = page.replaceFirst(COMMANDS, "$2").replaceAll("(?s)(^|```\n).*?(```bash\n|$)", "");
        assertThat(others).contains("$PARTITION", "$AT", "$INDEX");
        assertThat(Stream.of(
                        TableDefinition.DUE_SHARD,
                        TableDefinition.DUE_AT,
                        kind(CheckAttributes.shard(CheckPriority.URGENT, 0)),
                        kind(CheckAttributes.shard(CheckPriority.WAITING, 0)),
                        kind(CheckAttributes.settledShard(0))))
                .noneMatch(others::contains);
    }

    private static String kind(String partition) {
        return partition.substring(0, partition.indexOf('#') + 1);
    }
}
