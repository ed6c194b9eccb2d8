package fr.ancvconnect.packaging.runtime;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Starts the functions with the permissions of their roles for the tests of a class. */
abstract class DeployedFunctionsTest {

    static DeployedFunctions deployed;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        deployed = new DeployedFunctions(directory);
    }

    @AfterAll
    static void stop() {
        deployed.close();
    }

    @AfterEach
    void removeFaults() throws Exception {
        deployed.environment.removeFaults();
    }
}
