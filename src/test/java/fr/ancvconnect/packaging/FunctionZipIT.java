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
    private static final long LARGEST = 32L * 1024 * 1024;
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
            "org.mvnpm");

    private static List<String> names;

    @BeforeAll
    static void open() throws IOException {
        try (InputStream zip = Files.newInputStream(ZIP)) {
            names = names(zip);
        }
    }

    @Test
    void the_local_room_is_not_in_it() {
        assertThat(names)
                .isNotEmpty()
                .noneMatch(name -> name.contains("fr/ancvconnect/local") || name.startsWith("local/"))
                .doesNotContain("META-INF/services/io.smallrye.config.ConfigSourceFactory");
    }

    @Test
    void no_jar_in_it_is_a_tool_for_a_developer() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("lib/")
                        && !name.contains("!")
                        && TOOLS.stream().anyMatch(name.toLowerCase(ROOT)::contains));
    }

    @Test
    void it_serves_no_page() {
        assertThat(names).noneMatch(name -> name.contains("META-INF/resources/") && !name.endsWith("/"));
    }

    @Test
    void it_is_small_enough_to_start_fast() throws IOException {
        assertThat(Files.size(ZIP)).isLessThanOrEqualTo(LARGEST);
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
                        .forEach(inside -> found.add(name + "!" + inside));
            }
        }
        return found;
    }
}
