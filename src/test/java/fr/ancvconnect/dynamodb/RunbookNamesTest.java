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

/** The first block of commands in the runbook defines the names of the index as the store does. No other block repeats them. */
class RunbookNamesTest {

    private static final String COMMANDS = "(?s).*?## Replaying what failed.*?```bash\n(.*?)```(.*?)\n## The keys.*";

    private final String runbook = Files.readString(Path.of("docs/deploy.md"));

    RunbookNamesTest() throws IOException {}

    @Test
    void the_first_block_defines_the_names_of_index_attributes_and_partitions() {
        assertThat(runbook.replaceFirst(COMMANDS, "$1"))
                .contains(
                        "INDEX=" + TableDefinition.DUE_INDEX + " PARTITION=" + TableDefinition.DUE_SHARD + " AT="
                                + TableDefinition.DUE_AT + "\n",
                        "DUE=" + prefix(CheckAttributes.shard(CheckPriority.URGENT, 0)) + " WAITING="
                                + prefix(CheckAttributes.shard(CheckPriority.WAITING, 0)) + " ERASURE="
                                + prefix(CheckAttributes.settledShard(0)) + " LAST=" + (CheckIndex.SHARDS - 1) + "\n");
    }

    @Test
    void no_other_block_repeats_these_names() {
        String others = runbook.replaceFirst(COMMANDS, "$2").replaceAll("(?s)(^|```\n).*?(```bash\n|$)", "");
        assertThat(others).contains("$PARTITION", "$AT", "$INDEX");
        assertThat(Stream.of(
                        TableDefinition.DUE_SHARD,
                        TableDefinition.DUE_AT,
                        prefix(CheckAttributes.shard(CheckPriority.URGENT, 0)),
                        prefix(CheckAttributes.shard(CheckPriority.WAITING, 0)),
                        prefix(CheckAttributes.settledShard(0))))
                .noneMatch(others::contains);
    }

    private static String prefix(String partition) {
        return partition.substring(0, partition.indexOf('#') + 1);
    }
}
