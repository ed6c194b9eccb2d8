package fr.ancvconnect.packaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the evaluation against AWS' documentation: IAM JSON policy elements, evaluation logic and DynamoDB condition keys. */
class PolicyTest {

    private static final String TABLE = DynamoDbAccess.arn("payments");
    private static final Map<String, Object> ON_FOLDERS =
            Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of("FOLDER#*", "POINTER#?")));

    @Test
    void a_request_is_denied_without_a_statement_that_allows_it() {
        assertThat(Policy.NOTHING.allows(get("FOLDER#a"))).isFalse();
        assertThat(policy(statement("Allow", "dynamodb:GetItem")).allows(get("FOLDER#a")))
                .isTrue();
        assertThat(policy(statement("Allow", "dynamodb:Query")).allows(get("FOLDER#a")))
                .isFalse();
        assertThat(Policy.EVERYTHING.allows(get("FOLDER#a"))).isTrue();
    }

    @Test
    void a_deny_statement_overrides_an_allow_statement() {
        assertThat(policy(statement("Allow", "dynamodb:*"), statement("Deny", "dynamodb:GetItem"))
                        .allows(get("FOLDER#a")))
                .isFalse();
        assertThat(policy(statement("Allow", "dynamodb:*"), statement("Deny", "dynamodb:PutItem"))
                        .allows(get("FOLDER#a")))
                .isTrue();
    }

    @Test
    void an_index_and_its_table_are_different_resources() {
        var onIndex = new AccessRequest("dynamodb:Query", TABLE + "/index/due", Set.of("DUE#00"));
        assertThat(policy(statement("Allow", "dynamodb:Query")).allows(onIndex)).isFalse();
        assertThat(policy(Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "dynamodb:Query",
                                "Resource",
                                Map.of("!Sub", "${TableArn}/index/due")))
                        .allows(onIndex))
                .isTrue();
        assertThat(policy(Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "dynamodb:Query",
                                "Resource",
                                Map.of("!Sub", "${TableArn}/index/*")))
                        .allows(onIndex))
                .isTrue();
        assertThat(policy(statement("Allow", "dynamodb:Query"))
                        .allows(new AccessRequest("dynamodb:Query", DynamoDbAccess.arn("another"), Set.of())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "FOLDER#a,true",
        "FOLDER#,true",
        "FOLDER,false",
        "POINTER#1,true",
        "POINTER#12,false",
        "XFOLDER#a,false",
        "folder#a,false",
        "'FOLDER#a FOLDER#b',true",
        "'FOLDER#a ESTABLISHMENT#b',false",
        "'FOLDER#a POINTER#1',true"
    })
    void every_leading_key_must_match_one_of_the_patterns(String keys, boolean allowed) {
        assertThat(policy(conditional(ON_FOLDERS)).allows(get(keys.split(" ")))).isEqualTo(allowed);
    }

    @Test
    void a_request_without_leading_keys_satisfies_the_condition_as_documented() {
        assertThat(policy(conditional(ON_FOLDERS)).allows(get())).isTrue();
    }

    @Test
    void two_statements_are_not_combined_for_one_request() {
        Policy policy = policy(conditional(onKeys("FOLDER#*")), conditional(onKeys("ESTABLISHMENT#*")));
        assertThat(policy.allows(get("FOLDER#a"))).isTrue();
        assertThat(policy.allows(get("ESTABLISHMENT#a"))).isTrue();
        assertThat(policy.allows(get("FOLDER#a", "ESTABLISHMENT#a"))).isFalse();
    }

    @Test
    void an_unsupported_policy_element_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Map.of("Effect", "Allow", "NotAction", "dynamodb:PutItem", "Resource", "*")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Map.of("Effect", "Maybe", "Action", "*", "Resource", "*")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(conditional(Map.of("StringEquals", Map.of("dynamodb:Select", "COUNT"))))
                        .allows(get("FOLDER#a")));
    }

    private static Map<String, Object> onKeys(String pattern) {
        return Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of(pattern)));
    }

    @SafeVarargs
    private static Policy policy(Map<String, Object>... statements) {
        return Policy.of("test", List.of(statements), Map.of("TableArn", TABLE));
    }

    private static Map<String, Object> statement(String effect, String action) {
        return Map.of("Effect", effect, "Action", List.of(action), "Resource", Map.of("!Ref", "TableArn"));
    }

    private static Map<String, Object> conditional(Map<String, Object> condition) {
        return Map.of(
                "Effect",
                "Allow",
                "Action",
                List.of("dynamodb:GetItem"),
                "Resource",
                Map.of("!Ref", "TableArn"),
                "Condition",
                condition);
    }

    private static AccessRequest get(String... keys) {
        return new AccessRequest("dynamodb:GetItem", TABLE, Set.of(keys));
    }
}
