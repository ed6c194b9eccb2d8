package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deployed routes equal those of the handlers, each with its function and the required authorizer. */
class TemplateTest {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, HEAD.class, PUT.class, POST.class, DELETE.class);
    private static final String BURST = "Burst";
    private static final Template TEMPLATE = Template.read("template.yaml");
    private static final Map<String, Map<String, Object>> FUNCTIONS = TEMPLATE.properties("AWS::Serverless::Function");

    @Test
    void the_routes_of_the_template_are_those_of_the_handlers() {
        assertThat(DeployedRoute.all()
                        .filter(route -> !route.key().equals(DeployedRoute.DEFAULT_ROUTE))
                        .map(route -> route.function() + " " + route.key())
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .isEqualTo(handlerRoutes());
    }

    @Test
    void only_the_notification_routes_the_payment_page_and_the_default_route_need_no_token() {
        assertThat(TEMPLATE.<Map<String, Object>>at("Resources", "Api", "Properties", "Auth", "Authorizers"))
                .containsOnlyKeys("Tokens");
        assertThat(DeployedRoute.all().filter(DeployedRoute::open).map(route -> route.function() + " " + route.key()))
                .containsExactlyInAnyOrder(
                        "Read " + DeployedRoute.DEFAULT_ROUTE,
                        "AncvWebhook POST /webhooks/ancv",
                        "AncvWebhook POST /webhooks/ancv/probe",
                        "AncvWebhook POST /webhooks/ancv/{folderId}/{paymentId}/{secret}",
                        "PaymentPage GET /pay/{token}",
                        "PaymentPage HEAD /pay/{token}",
                        "PaymentPage GET /pay/{token}/state",
                        "PaymentPage POST /pay/{token}/payments",
                        "PaymentPage GET /pay/{token}/payments/{paymentId}",
                        "PaymentPage GET /pay/assets/{file}");
    }

    @Test
    void each_route_uses_a_throttle_of_its_environment() {
        Map<String, Map<String, Object>> settings = TEMPLATE.at("Resources", "Api", "Properties", "RouteSettings");
        assertThat(settings.keySet())
                .isEqualTo(DeployedRoute.all().map(DeployedRoute::key).collect(Collectors.toSet()));
        settings.forEach((route, setting) -> assertThat(setting).as(route).isEqualTo(throttle(kind(setting))));
        assertThat(TEMPLATE.<Object>at("Resources", "Api", "Properties", "DefaultRouteSettings"))
                .isEqualTo(throttle("Unknown"));
    }

    @Test
    void each_environment_defines_all_throttles_with_bursts_above_rates_and_none_above_production() {
        assertThat(TEMPLATE.<String>at("Parameters", "Environment", "AllowedPattern"))
                .isEqualTo("dev|staging|prod");
        assertThat(TEMPLATE.<String>at("Parameters", "Environment", "Default")).isEqualTo("prod");
        Map<String, Map<String, Integer>> throttles = TEMPLATE.at("Mappings", "Throttles");
        Map<String, Integer> prod = throttles.get("prod");
        Set<String> kinds = TEMPLATE
                .<Map<String, Map<String, Object>>>at("Resources", "Api", "Properties", "RouteSettings")
                .values()
                .stream()
                .map(TemplateTest::kind)
                .collect(Collectors.toSet());
        assertThat(prod.keySet())
                .isEqualTo(kinds.stream()
                        .flatMap(kind -> Stream.of(kind, kind + BURST))
                        .collect(Collectors.toSet()));
        assertThat(throttles).containsOnlyKeys("dev", "staging", "prod").allSatisfy((_, limits) -> {
            assertThat(limits.keySet()).isEqualTo(prod.keySet());
            assertThat(limits)
                    .allSatisfy((name, limit) ->
                            assertThat(limit).as(name).isPositive().isLessThanOrEqualTo(prod.get(name)));
            kinds.forEach(kind -> assertThat(limits.get(kind + BURST)).as(kind).isGreaterThan(limits.get(kind)));
        });
    }

    @Test
    void each_environment_in_samconfig_selects_its_own_throttles() throws IOException {
        String configuration = Files.readString(Paths.get("samconfig.toml"));
        for (String environment : List.of("dev", "staging", "prod")) {
            assertThat(configuration
                            .split("\\[" + environment + "\\.deploy\\.parameters]")[1]
                            .split("\n\\[")[0])
                    .contains("Environment=" + environment + " ");
        }
    }

    @Test
    void each_route_without_a_token_has_a_throttle_of_its_own() {
        Map<String, List<String>> routes = TEMPLATE
                .<Map<String, Map<String, Object>>>at("Resources", "Api", "Properties", "RouteSettings")
                .entrySet()
                .stream()
                .collect(Collectors.groupingBy(
                        setting -> kind(setting.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        List<String> open = DeployedRoute.all()
                .filter(DeployedRoute::open)
                .map(DeployedRoute::key)
                .toList();
        assertThat(open).hasSizeGreaterThan(1);
        assertThat(routes.values().stream().filter(ofKind -> ofKind.stream().anyMatch(open::contains)))
                .hasSize(open.size())
                .allMatch(ofKind -> ofKind.size() == 1);
    }

    @Test
    void the_webhook_gets_the_allowed_source_ranges_and_accepts_all_sources_by_default() {
        assertThat(Template.<Object>in(FUNCTIONS.get("AncvWebhookFunction"), "Environment", "Variables"))
                .isEqualTo(Map.of("ANCV_NOTIFICATION_CIDRS", Map.of("!Ref", "AncvNotificationCidrs")));
        Map<String, Object> parameter = TEMPLATE.at("Parameters", "AncvNotificationCidrs");
        assertThat(parameter).containsEntry("Default", "");
        assertThat(List.of("", "192.0.2.0/24", "192.0.2.0/24,2001:db8::/32"))
                .allMatch(value -> value.matches(parameter.get("AllowedPattern").toString()));
        assertThat(List.of("192.0.2.0", "192.0.2.0/24,", "ancv.example/24", "192.0.2.0/24 2001:db8::/32"))
                .noneMatch(
                        value -> value.matches(parameter.get("AllowedPattern").toString()));
    }

    /** The kind of throttle that a route setting uses for its rate and its burst. */
    private static String kind(Map<String, Object> setting) {
        return Template.<List<String>>in(setting, "ThrottlingRateLimit", "!FindInMap")
                .getLast();
    }

    private static Map<String, Object> throttle(String kind) {
        return Map.of("ThrottlingRateLimit", limit(kind), "ThrottlingBurstLimit", limit(kind + BURST));
    }

    private static Object limit(String name) {
        return Map.of("!FindInMap", List.of("Throttles", Map.of("!Ref", "Environment"), name));
    }

    @Test
    void an_unreachable_issuer_fails_the_deployment_instead_of_removing_the_authorizer() {
        assertThat(TEMPLATE.<Boolean>at("Resources", "Api", "Properties", "FailOnWarnings"))
                .isTrue();
        assertThat(TEMPLATE.<Map<String, Object>>at("Resources", "Api", "Properties"))
                .as("SAM's output for this property causes a warning")
                .doesNotContainKey("DisableExecuteApiEndpoint");
    }

    @Test
    void the_access_log_contains_the_route_key_and_never_the_path() {
        assertThat(TEMPLATE.<String>at("Resources", "Api", "Properties", "AccessLogSettings", "Format"))
                .contains("$context.routeKey")
                .doesNotContain("$context.path", "$context.identity", "$request");
    }

    @Test
    void each_function_has_a_log_group_of_its_name_with_a_retention_period() {
        Map<String, Map<String, Object>> logs = TEMPLATE.properties("AWS::Logs::LogGroup");
        FUNCTIONS.forEach((name, function) -> {
            Map<String, Object> log = logs.get(Template.<String>in(function, "LoggingConfig", "LogGroup", "!Ref"));
            assertThat(Template.<String>in(log, "LogGroupName", "!Sub"))
                    .as(name)
                    .isEqualTo("/aws/lambda/" + Template.in(function, "FunctionName", "!Sub"));
            assertThat(log).containsKey("RetentionInDays");
        });
    }

    @Test
    void functions_time_out_before_the_gateway_does_and_the_sweep_within_one_minute() {
        assertThat(TEMPLATE.<Integer>at("Globals", "Function", "Timeout")).isEqualTo(28);
        FUNCTIONS.forEach((name, function) ->
                assertThat(function.get("Timeout")).isEqualTo(name.equals("SweepFunction") ? 55 : null));
        assertThat(Template.<List<Object>>in(FUNCTIONS.get("SweepFunction"), "ReservedConcurrentExecutions", "!If")
                        .get(1))
                .isEqualTo(Map.of("!Ref", "SweepConcurrency"));
        assertThat(TEMPLATE.<Integer>at("Parameters", "SweepConcurrency", "Default"))
                .isEqualTo(2);
    }

    @Test
    void a_new_version_is_deployed_as_a_canary_and_rolled_back_on_an_alarm() {
        Map<String, Object> globals = TEMPLATE.at("Globals", "Function");
        assertThat(globals)
                .containsEntry("AutoPublishAlias", "live")
                .containsEntry("AutoPublishAliasAllProperties", true)
                .containsEntry("Tracing", "Active");
        List<Object> rollbackAlarms = Template.in(globals, "DeploymentPreference", "Alarms", "!If");
        assertThat(TEMPLATE.<String>at("Parameters", "RollbackAlarms", "Default"))
                .isEqualTo("on");
        assertThat(rollbackAlarms)
                .isEqualTo(List.of(
                        "RollsBack",
                        Stream.of(
                                        "ServerErrors",
                                        "FunctionErrors",
                                        "SweepFailed",
                                        "SealKeysUnreadable",
                                        "FingerprintKeysUnreadable",
                                        "LinkKeysUnreadable")
                                .map(alarm -> Map.of("!GetAtt", "Watch.Outputs." + alarm))
                                .toList(),
                        List.of()));
        assertThat(TEMPLATE.<String>at("Parameters", "DeploymentType", "Default"))
                .startsWith("Canary");
    }

    @Test
    void each_function_has_a_code_uri_because_sam_build_does_not_resolve_the_one_in_globals() {
        assertThat(FUNCTIONS)
                .hasSize(9)
                .allSatisfy((_, function) -> assertThat(function).containsEntry("CodeUri", "target/function.zip"));
        assertThat(TEMPLATE.<Map<String, Object>>at("Globals", "Function")).doesNotContainKey("CodeUri");
    }

    @Test
    void a_parameter_that_requires_another_is_rejected_without_it() {
        assertRequires("DomainWithCertificate", "DomainName", "DomainCertificateArn");
        assertRequires("PaymentPageDomainWithCertificate", "PaymentPageDomainName", "PaymentPageCertificateArn");
        assertRequires("RestoredTableWithStream", "RestoredTable", "RestoredTableStreamArn");
    }

    @Test
    void a_new_version_of_the_sweep_is_deployed_in_steps_of_one_minute() {
        assertThat(FUNCTIONS.get("SweepFunction"))
                .containsEntry(
                        "DeploymentPreference",
                        Map.of(
                                "Type",
                                Map.of("!If", List.of("IsAllAtOnce", "AllAtOnce", "Linear10PercentEvery1Minute"))));
        assertThat(TEMPLATE.<Object>at("Conditions", "IsAllAtOnce", "!Equals"))
                .isEqualTo(List.of(Map.of("!Ref", "DeploymentType"), "AllAtOnce"));
    }

    @Test
    void the_schedule_name_contains_the_stack_name_so_that_two_stacks_do_not_conflict() {
        assertThat(Template.<Object>in(FUNCTIONS.get("SweepFunction"), "Events", "EachMinute", "Properties", "Name"))
                .isEqualTo(Map.of("!Sub", "${AWS::StackName}-sweep"));
    }

    @Test
    void the_optional_release_parameter_is_part_of_each_function_version() {
        FUNCTIONS.forEach((name, function) -> assertThat(Template.<String>in(function, "AutoPublishCodeSha256", "!Ref"))
                .as(name)
                .isEqualTo("Release"));
        assertThat(TEMPLATE.<String>at("Globals", "Function", "Environment", "Variables", "RELEASE", "!Ref"))
                .isEqualTo("Release");
        assertThat(TEMPLATE.<String>at("Parameters", "Release", "Default")).isEmpty();
        assertThat(TEMPLATE.<String>at("Parameters", "Release", "AllowedPattern"))
                .isEqualTo("([0-9a-z]{10})?");
    }

    @Test
    void the_ancv_minimum_amount_is_a_parameter_with_the_bounds_of_an_amount() {
        assertThat(TEMPLATE.<String>at(
                        "Globals", "Function", "Environment", "Variables", "ANCV_MINIMUM_AMOUNT", "!Ref"))
                .isEqualTo("AncvMinimumAmount");
        assertThat(TEMPLATE.<Map<String, Object>>at("Parameters", "AncvMinimumAmount"))
                .containsEntry("Type", "Number")
                .containsEntry("Default", 2_000)
                .containsEntry("MinValue", 1)
                .containsEntry("MaxValue", 10_000_000);
    }

    @Test
    void payment_links_have_the_address_that_is_given_or_else_that_of_the_page_or_of_the_api() {
        Object ofDomain = Map.of(
                "!If",
                List.of("HasDomain", Map.of("!Sub", "https://${DomainName}"), Map.of("!Ref", "NotificationBaseUrl")));
        Object ofPage = Map.of(
                "!If", List.of("HasPaymentPageDomain", Map.of("!Sub", "https://${PaymentPageDomainName}"), ofDomain));
        assertThat(TEMPLATE.<Object>at("Globals", "Function", "Environment", "Variables", "PAYMENT_PAGE_URL"))
                .isEqualTo(Map.of("!If", List.of("HasPaymentPageUrl", Map.of("!Ref", "PaymentPageUrl"), ofPage)));
        assertThat(TEMPLATE.<Object>at("Conditions", "HasPaymentPageUrl")).isEqualTo(isGiven("PaymentPageUrl"));
        assertThat(TEMPLATE.<Object>at("Conditions", "HasPaymentPageDomain"))
                .isEqualTo(isGiven("PaymentPageDomainName"));
    }

    @Test
    void the_return_hosts_of_payment_pages_are_not_limited_by_default() {
        assertThat(TEMPLATE.<String>at(
                        "Globals", "Function", "Environment", "Variables", "PAYMENT_PAGE_RETURN_HOSTS", "!Ref"))
                .isEqualTo("PaymentPageReturnHosts");
        Map<String, Object> parameter = TEMPLATE.at("Parameters", "PaymentPageReturnHosts");
        String allowed = parameter.get("AllowedPattern").toString();
        assertThat(parameter).containsEntry("Default", "");
        assertThat(List.of("", "www.booking.example", "booking.example,www.booking.example"))
                .allMatch(hosts -> hosts.matches(allowed));
        assertThat(List.of(
                        "https://booking.example",
                        "booking.example,",
                        "booking.example, www.booking.example",
                        "192.0.2.1"))
                .noneMatch(hosts -> hosts.matches(allowed));
    }

    @Test
    void a_failed_sweep_goes_to_the_failure_queue_and_is_not_retried() {
        Map<String, Object> invokeConfig = Template.in(FUNCTIONS.get("SweepFunction"), "EventInvokeConfig");
        assertThat(invokeConfig).containsEntry("MaximumRetryAttempts", 0);
        assertThat(Template.<String>in(invokeConfig, "DestinationConfig", "OnFailure", "Destination", "!GetAtt"))
                .isEqualTo("SweepFailures.Arn");
    }

    @Test
    void the_alarms_cover_exactly_the_deployed_functions() {
        Map<String, Map<String, Object>> alarms =
                Template.read("infra/watch.yaml").properties("AWS::CloudWatch::Alarm");
        Set<String> all = FUNCTIONS.values().stream()
                .map(function ->
                        Template.<String>in(function, "FunctionName", "!Sub").replace("AWS::StackName", "Name"))
                .collect(Collectors.toSet());
        assertThat(functionNames(alarms)).isEqualTo(all);
        assertThat(functionNames(alarms.get("FunctionsThrottled"))).isEqualTo(all);
    }

    private static void assertRequires(String rule, String given, String required) {
        assertThat(TEMPLATE.<Object>at("Rules", rule, "RuleCondition")).isEqualTo(isGiven(given));
        assertThat(TEMPLATE.<List<Map<String, Object>>>at("Rules", rule, "Assertions"))
                .extracting(item -> item.get("Assert"))
                .containsExactly(isGiven(required));
    }

    private static Object isGiven(String parameter) {
        return Map.of("!Not", List.of(Map.of("!Equals", List.of(Map.of("!Ref", parameter), ""))));
    }

    private static Set<String> functionNames(Object node) {
        var names = new TreeSet<String>();
        collectFunctionNames(node, names);
        return names;
    }

    private static void collectFunctionNames(Object node, Set<String> names) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collectFunctionNames(item, names));
        } else if (node instanceof Map<?, ?> map) {
            if ("FunctionName".equals(map.get("Name"))) {
                names.add(Template.in(map, "Value", "!Sub"));
            }
            map.values().forEach(item -> collectFunctionNames(item, names));
        }
    }

    private static Set<String> handlerRoutes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("fr.ancvconnect.lambda")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Path.class))
                        .flatMap(TemplateTest::routes)
                        .collect(Collectors.toSet());
    }

    private static Stream<String> routes(JavaMethod method) {
        String function = method.getOwner().getSimpleName().replace("Handler", "");
        return METHODS.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> function + " " + verb.getSimpleName() + " "
                        + method.getAnnotationOfType(Path.class).value());
    }
}
