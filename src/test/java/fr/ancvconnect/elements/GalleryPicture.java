package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fr.ancvconnect.console.SmallPng;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The picture of a state in the repository: all its variants on one sheet, in half the size and with few colours. A state that looks
 * different fails; {@code target/gallery} then holds the sheet in full size, and a picture of the difference.
 */
record GalleryPicture(String state) {

    private static final Path FOLDER = Path.of("src/elements/test/screenshots");
    private static final Path OUTPUT = Path.of("target/gallery");
    private static final String ENDING = ".png";
    private static final boolean WRITE = Boolean.getBoolean("gallery.write");
    /** Of the colours in the file, in a channel. */
    private static final int ACCURACY = 16;

    /** Checks that there is a picture of each state and no other one, or deletes the others where pictures are written. */
    static void assertOnly(List<String> states) throws IOException {
        if (!WRITE) {
            assertThat(states()).containsExactlyInAnyOrderElementsOf(states);
            return;
        }
        for (String other : states()) {
            if (!states.contains(other)) {
                Files.delete(new GalleryPicture(other).file());
            }
        }
    }

    private static List<String> states() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        }
    }

    /** Checks that the sheet looks as in the picture, or writes the picture where that is asked for and it does not. */
    void assertShows(BufferedImage sheet) throws IOException {
        BufferedImage half = half(sheet);
        if (!Files.exists(file())) {
            Path saved = save(sheet, "");
            if (!WRITE) {
                fail(saved + " has no picture " + file());
            }
            write(half);
            return;
        }
        var difference = new PictureDifference(ImageIO.read(file().toFile()), half);
        if (difference.isSmall()) {
            return;
        }
        Path saved = save(sheet, "");
        Path marked = save(difference.picture(), "-difference");
        if (!WRITE) {
            fail("%s differs from %s in %d pixels: %s".formatted(saved, file(), difference.count(), marked));
        }
        write(half);
    }

    private Path file() {
        return FOLDER.resolve(state + ENDING);
    }

    private void write(BufferedImage half) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(file(), SmallPng.of(half, ACCURACY));
    }

    private Path save(BufferedImage picture, String suffix) throws IOException {
        Path file = OUTPUT.resolve(state + suffix + ENDING);
        Files.createDirectories(OUTPUT);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /** Each pixel is the mean of four, so that a change of each of them counts. */
    private static BufferedImage half(BufferedImage sheet) {
        int width = sheet.getWidth();
        int[] pixels = sheet.getRGB(0, 0, width, sheet.getHeight(), null, 0, width);
        var half = new BufferedImage(width / 2, sheet.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < half.getHeight(); y++) {
            for (int x = 0; x < half.getWidth(); x++) {
                int at = 2 * (y * width + x);
                half.setRGB(x, y, mean(pixels[at], pixels[at + 1], pixels[at + width], pixels[at + width + 1]));
            }
        }
        return half;
    }

    private static int mean(int... pixels) {
        int mean = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = 0;
            for (int pixel : pixels) {
                sum += pixel >> shift & 0xFF;
            }
            mean |= (sum / pixels.length) << shift;
        }
        return mean;
    }
}
