package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A zip for another runtime or processor is rejected before it is deployed. */
class ZipCheckTest {

    private static final int ELF_MACHINE_OFFSET = 18;
    private static final int X86_64 = 0x3e;
    private static final int ARM64 = 0xb7;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "native, arm64, arm64, true",
        "native, x86_64, x86_64, true",
        "native, x86_64, arm64, false",
        "native, arm64, x86_64, false",
        "native, jvm, arm64, false",
        "snapstart, jvm, arm64, true",
        "snapstart, arm64, arm64, false"
    })
    void a_zip_is_accepted_only_for_its_runtime_and_architecture(
            String kind, String built, String architecture, boolean accepted) throws Exception {
        assumeThat(exit("command -v unzip")).isZero();
        assertThat(exit(".ci/zip %s %s %s".formatted(kind, architecture, zip(built))) == 0)
                .isEqualTo(accepted);
    }

    @Test
    void a_missing_zip_is_rejected() throws Exception {
        assertThat(exit(".ci/zip native arm64 " + directory.resolve("none.zip")))
                .isNotZero();
    }

    @Test
    void a_file_that_is_not_a_zip_is_rejected() throws Exception {
        assumeThat(exit("command -v unzip")).isZero();
        Path text = Files.writeString(directory.resolve("function.zip"), "no zip");
        assertThat(exit(".ci/zip snapstart arm64 " + text)).isNotZero();
    }

    private Path zip(String built) throws IOException {
        Path file = directory.resolve("function.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(built.equals("jvm") ? "lib/some.jar" : "bootstrap"));
            var header = new byte[64];
            header[ELF_MACHINE_OFFSET] = (byte) (built.equals("arm64") ? ARM64 : X86_64);
            zip.write(header);
        }
        return file;
    }

    private static int exit(String command) throws Exception {
        return new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
