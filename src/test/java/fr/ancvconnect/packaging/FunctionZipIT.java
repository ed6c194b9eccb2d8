package fr.ancvconnect.packaging;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deployed zip must not contain development tools or local classes. */
class FunctionZipIT {

    private static final Path ZIP = Path.of("target/function.zip");
    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final List<String> TOOLS = List.of(
            "dynamodblocal",
            "sqlite",
            "quarkus-scheduler",
            "wiremock",
            "jetty",
            "archunit",
            "junit",
            "rest-assured",
            "selenium",
            "axe-core",
            "org.mvnpm",
            "com.scalar",
            "zxing");

    private static List<String> names;

    @BeforeAll
    static void open() throws IOException {
        try (InputStream zip = Files.newInputStream(ZIP)) {
            names = names(zip);
        }
    }

    @Test
    void the_zip_contains_no_local_classes() {
        assertThat(names)
                .isNotEmpty()
                .noneMatch(name -> name.contains("fr/ancvconnect/local") || name.startsWith("local/"))
                .doesNotContain("META-INF/services/io.smallrye.config.ConfigSourceFactory");
    }

    @Test
    void the_zip_contains_no_jar_of_a_development_tool() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("lib/")
                        && !name.contains("!")
                        && TOOLS.stream().anyMatch(name.toLowerCase(ROOT)::contains));
    }

    @Test
    void the_zip_contains_no_web_resources() {
        assertThat(names).noneMatch(name -> name.contains("META-INF/resources/") && !name.endsWith("/"));
    }

    @Test
    void the_zip_is_small_enough_for_a_fast_start() throws IOException {
        assertThat(Files.size(ZIP)).isLessThanOrEqualTo(MAX_BYTES);
    }

    /** The names of all entries. Entries of nested jars follow the name of their jar. */
    private static List<String> names(InputStream archive) throws IOException {
        var found = new ArrayList<String>();
        var entries = new ZipInputStream(archive);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            String name = entry.getName();
            found.add(name);
            if (name.endsWith(".jar")) {
                names(new ByteArrayInputStream(entries.readAllBytes()))
                        .forEach(nested -> found.add(name + "!" + nested));
            }
        }
        return found;
    }
}
