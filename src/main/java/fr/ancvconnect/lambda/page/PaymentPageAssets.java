package fr.ancvconnect.lambda.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * The script and the style of the page. The build of {@code src/payment-page} writes them into the resources, with a hash of
 * the content in their names, so that a browser can keep them for good.
 */
@Singleton
public final class PaymentPageAssets {

    private static final String DIRECTORY = "/META-INF/payment-page/";

    private final Names names = readNames();

    /**
     * The names of the files that a page loads.
     *
     * @param script an ES module
     */
    public record Names(String script, String style) {}

    /**
     * A file.
     *
     * @param mediaType with the charset
     */
    public record Asset(String mediaType, String text) {}

    /** The names of the current files. */
    public Names names() {
        return names;
    }

    private static Names readNames() {
        var names = new Properties();
        try {
            names.load(new StringReader(read("assets.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Names(names.getProperty("script"), names.getProperty("style"));
    }

    /** The file with this name; empty if there is none, such as one of an earlier release. */
    public Optional<Asset> find(String name) {
        if (name.equals(names.script())) {
            return Optional.of(new Asset("text/javascript;charset=UTF-8", read(name)));
        }
        return name.equals(names.style())
                ? Optional.of(new Asset("text/css;charset=UTF-8", read(name)))
                : Optional.empty();
    }

    private static String read(String name) {
        try (InputStream in = PaymentPageAssets.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + DIRECTORY + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
