package fr.ancvconnect.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture with a palette of at most 256 colours, which makes the file several times smaller. */
public final class SmallPng {

    private static final int MOST_COLOURS = 256;
    /** The accuracy for pictures that people look at, and of the colours of areas. */
    private static final int FINE = 3;

    private SmallPng() {}

    static byte[] of(byte[] screenshot) throws IOException {
        return of(ImageIO.read(new ByteArrayInputStream(screenshot)), FINE);
    }

    /**
     * The picture as a PNG file. No channel is further from the picture than the accuracy, and in areas than a very small one, if
     * 256 colours are enough for that.
     */
    public static byte[] of(BufferedImage picture, int accuracy) throws IOException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        int[] palette = palette(pixels, areas(pixels, picture.getWidth()), accuracy);
        var small = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        byte[] indexes = ((DataBufferByte) small.getRaster().getDataBuffer()).getData();
        var known = new HashMap<Integer, Integer>();
        for (int at = 0; at < pixels.length; at++) {
            indexes[at] = (byte) (int) known.computeIfAbsent(pixels[at] & 0xFFFFFF, colour -> nearest(colour, palette));
        }
        return compressed(small);
    }

    /** The colours of pixels whose neighbours on the left, on the right, above and below have the same colour. */
    private static Set<Integer> areas(int[] pixels, int width) {
        return IntStream.range(width, pixels.length - width)
                .filter(at -> pixels[at] == pixels[at - 1]
                        && pixels[at] == pixels[at + 1]
                        && pixels[at] == pixels[at - width]
                        && pixels[at] == pixels[at + width])
                .mapToObj(at -> pixels[at] & 0xFFFFFF)
                .collect(Collectors.toSet());
    }

    /** The most frequent colours that are not near to a more frequent one. */
    private static int[] palette(int[] pixels, Set<Integer> areas, int accuracy) {
        var counts = new HashMap<Integer, Integer>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        int[] byFrequency = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        int[] palette = new int[MOST_COLOURS];
        int size = 0;
        for (int at = 0; at < byFrequency.length && size < MOST_COLOURS; at++) {
            int colour = byFrequency[at];
            int nearest = areas.contains(colour) ? FINE : accuracy;
            if (IntStream.of(palette).limit(size).noneMatch(one -> distance(one, colour) <= nearest)) {
                palette[size++] = colour;
            }
        }
        return Arrays.copyOf(palette, size);
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int index = 1; index < palette.length; index++) {
            if (distance(colour, palette[index]) < distance(colour, palette[best])) {
                best = index;
            }
        }
        return best;
    }

    /** The greatest difference of a channel. */
    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            distance = Math.max(distance, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
        }
        return distance;
    }

    private static byte[] compressed(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        // The smallest file.
        parameters.setCompressionQuality(0);
        var file = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
