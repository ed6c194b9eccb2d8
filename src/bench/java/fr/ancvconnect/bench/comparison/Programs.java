package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.packaging.runtime.FunctionProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs that are compared. */
final class Programs {

    static final String SERVICE = "service";
    static final String PEER = "Spring Boot peer";
    static final String FLOOR = "floor";
    static final String FLOOR_ON_URL_CONNECTION = "floor on URLConnection";
    static final String FLOOR_ON_CRT = "floor on CRT";

    static final String NATIVE_SERVICE = "service, native";
    static final String NATIVE_BARE = "bare build, native";

    private final Path artifacts;

    Programs(Path artifacts) {
        this.artifacts = artifacts;
    }

    List<Program> all() {
        return List.of(
                floor(FLOOR, "apache5"),
                floor(FLOOR_ON_URL_CONNECTION, "url"),
                floor(FLOOR_ON_CRT, "crt"),
                peer(),
                service());
    }

    /** The service as a plain HTTP server, without the local stack. */
    Program service() {
        return new Program(
                SERVICE,
                List.of(
                        "-jar",
                        artifacts.resolve("service/quarkus-app/quarkus-run.jar").toString()),
                Map.of());
    }

    private Program peer() {
        return new Program(
                PEER,
                List.of(
                        "-Dspring.aot.enabled=true",
                        "-jar",
                        artifacts.resolve("peer/app/peer.jar").toString()),
                Map.of());
    }

    private Program floor(String name, String httpClient) {
        return new Program(
                name,
                List.of(
                        "-cp",
                        artifacts.resolve("floor/floor.jar") + ":" + artifacts.resolve("floor/lib/*"),
                        "floor.Floor"),
                Map.of("SDK_HTTP_CLIENT", httpClient));
    }

    /**
     * The functions that are measured under the emulated Runtime API: the floor on a JVM, the service on a JVM, and the service
     * as a native binary if there is one.
     */
    Map<String, FunctionRun.Starter> functions(Map<String, Path> nativeArtifacts) {
        Map<String, FunctionRun.Starter> all = new LinkedHashMap<>();
        Program floor = floor(FLOOR, "apache5");
        all.put(
                "floor, JVM",
                (directory, environment) -> FunctionProcess.ofCommand(
                        floor.command(Program.Jvm.LAMBDA, List.of()), directory, floor.environment(environment, 0)));
        all.put(
                "service, JVM",
                (directory, environment) -> FunctionProcess.ofArtifact(zip("function"), directory, environment));
        Optional.ofNullable(nativeArtifacts.get(NATIVE_SERVICE))
                .ifPresent(zip -> all.put(
                        NATIVE_SERVICE,
                        (directory, environment) -> FunctionProcess.ofArtifact(zip, directory, environment)));
        return all;
    }

    /** The artifacts whose cold starts are compared: the service and a bare build of the same stack. */
    Map<String, Path> artifacts(Map<String, Path> nativeArtifacts) {
        Map<String, Path> all = new LinkedHashMap<>();
        all.put("bare build, JVM", zip("bare"));
        all.put("service, JVM", zip("function"));
        all.putAll(nativeArtifacts);
        return all;
    }

    private Path zip(String build) {
        return artifacts.resolve(build).resolve("function.zip");
    }
}
