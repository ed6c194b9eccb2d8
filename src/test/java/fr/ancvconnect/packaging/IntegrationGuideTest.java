package fr.ancvconnect.packaging;

import static fr.ancvconnect.packaging.IntegrationGuide.assume;
import static fr.ancvconnect.packaging.IntegrationGuide.assumeInstalled;
import static fr.ancvconnect.packaging.IntegrationGuide.assumePhp;
import static fr.ancvconnect.packaging.IntegrationGuide.blocks;
import static fr.ancvconnect.packaging.IntegrationGuide.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.ApiClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the PHP and the TypeScript of docs/integrate.md against the service, where PHP and Node are installed. */
@QuarkusTest
class IntegrationGuideTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/guide");
    private static final Path CLIENT = Path.of("src/client/src/index.js");
    private static final String TYPESCRIPT = "node_modules/typescript/bin/tsc";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPESCRIPT_SETTINGS = """
            {
              "compilerOptions": {
                "strict": true, "target": "ES2022", "module": "NodeNext", "lib": ["ES2022", "DOM", "DOM.Iterable"],
                "types": [], "allowJs": true, "rootDir": "%1$s", "outDir": "out",
                "paths": {"@ancv-connect/client": ["%1$s/src/client/src/index.js"]}
              },
              "files": ["story.ts"]
            }
            """;

    @Test
    @Timeout(600)
    void the_php_of_the_guide_pays_and_refuses() throws Exception {
        assumePhp();
        Path directory = Files.createTempDirectory("guide");
        Path program = Files.writeString(
                directory.resolve("guide.php"),
                "<?php\n" + IntegrationGuide.php() + Files.readString(PROGRAMS.resolve("story.php")));
        var environment = new HashMap<>(IntegrationGuide.phpEnvironment(url(), directory));
        environment.put("FOLDER", "guide-php");
        assertThat(run(environment, "php", program.toString()))
                .isEqualTo("422 amount-below-minimum certain\nPENDING same\n12000 guest\nRE_CREDITED\n403 forbidden\n");
    }

    @Test
    @Timeout(600)
    void the_typescript_of_the_guide_is_type_checked_and_pays() throws Exception {
        assumeInstalled("node", "--version");
        assume(Files.exists(Path.of(TYPESCRIPT)), "npm ci was not run");
        String folder = ApiClient.folder(ApiClient.activatedEstablishment(), 30_000);
        Path directory = Files.createDirectories(Path.of("target/guide"));
        String root = Path.of("").toAbsolutePath().toString();
        Files.writeString(directory.resolve("tsconfig.json"), TYPESCRIPT_SETTINGS.formatted(root));
        Files.writeString(directory.resolve("guest.ts"), blocks("run", "ts guest.ts"));
        Files.writeString(directory.resolve("events.ts"), blocks("run", "ts events.ts"));
        Files.writeString(directory.resolve("platform.ts"), program("platform.ts", "SETTINGS", settings(folder)));
        Files.writeString(directory.resolve("story.ts"), program("story.ts", "FOLDER", folder));
        run(Map.of(), "npm", "run", "--silent", "types", "--workspace", "src/client");
        run(Map.of(), "node", TYPESCRIPT, "--project", directory.toString());
        Path compiled = directory.resolve("out");
        Path installed = Files.createDirectories(compiled.resolve("node_modules/@ancv-connect/client"));
        Files.writeString(compiled.resolve("package.json"), "{\"type\": \"module\"}");
        Files.writeString(installed.resolve("package.json"), "{\"type\": \"module\", \"exports\": \"./index.js\"}");
        Files.writeString(installed.resolve("index.js"), "export * from '" + CLIENT.toUri() + "';\n");
        JsonNode result = JSON.readTree(
                run(Map.of(), "node", compiled.resolve("target/guide/story.js").toString()));
        assertThat(result.path("paid").asInt()).isEqualTo(5000);
        assertThat(result.path("rejected").asInt()).isZero();
        assertThat(result.at("/shown/1").asText()).isEqualTo("€50.00 paid");
        assertThat(result.at("/shown/2").asText()).contains("minimum");
        assertThat(result.path("booking"))
                .isEqualTo(JSON.readTree("{\"paidCents\":5000,\"pendingCents\":0,\"needsAttention\":false}"));
    }

    @Test
    void the_table_of_errors_has_each_code_once() throws IOException {
        String table = Files.readString(IntegrationGuide.FILE)
                .replaceFirst("(?s).*\\n## Errors\\n", "")
                .replaceFirst("(?s)\\n## .*", "");
        List<String> named = table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> Stream.of(cell.split(",")))
                .map(code -> code.strip().replace("`", ""))
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::code)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/integrate.md", "src/elements/README.md"})
    void a_file_that_a_document_shows_has_the_same_text(Path document) throws IOException {
        Map<String, String> shown = IntegrationGuide.blocksByName(document, "file");
        assertThat(shown).isNotEmpty();
        for (var file : shown.entrySet()) {
            assertThat(Path.of(file.getKey())).content().isEqualTo(file.getValue());
        }
    }

    @Test
    void the_mappers_of_the_guide_write_claims_that_the_service_reads() throws IOException {
        JsonNode client = JSON.readTree(blocks("keycloak", "platform"));
        JsonNode role = client.at("/protocolMappers/1/config");
        assertThat(role.path("claim.name").asText()).isEqualTo("groups");
        assertThat(JSON.readTree(role.path("claim.value").asText())).isEqualTo(JSON.readTree("[\"platform\"]"));
        assertThat(client.at("/protocolMappers/0/config/included.custom.audience")
                        .asText())
                .isEqualTo(ConfigProvider.getConfig().getValue("mp.jwt.verify.audiences", String.class));
        assertThat(JSON.readTree(blocks("keycloak", "establishment"))
                        .at("/config/claim.name")
                        .asText())
                .isEqualTo("establishments");
    }

    private static String program(String file, String placeholder, String value) throws IOException {
        return Files.readString(PROGRAMS.resolve(file)).replace(placeholder, value);
    }

    private static String settings(String folder) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "url", url(),
                "guestToken", ApiClient.token(Map.of("role", "guest", "folder", folder)),
                "platformToken", ApiClient.token(Map.of("role", "platform"))));
    }

    private static String url() {
        return "http://localhost:" + RestAssured.port;
    }
}
