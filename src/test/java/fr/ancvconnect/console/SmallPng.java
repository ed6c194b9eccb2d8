package fr.ancvconnect.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Reduces a screenshot to its 256 most frequent colours, which makes the file three times smaller. */
final class SmallPng {

    private static final int COLOURS = 256;
    /** Colours that are equal under this mask count as one when the frequent colours are determined. */
    private static final int NEAR = 0xFCFCFC;

    private SmallPng() {}

    static byte[] of(byte[] screenshot) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(screenshot));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        List<Integer> palette = mostFrequent(pixels);
        var small = new BufferedImage(
                picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        var known = new HashMap<Integer, Integer>();
        for (int at = 0; at < pixels.length; at++) {
            int nearest = known.computeIfAbsent(pixels[at] & 0xFFFFFF, colour -> nearest(colour, palette));
            small.getRaster().setSample(at % picture.getWidth(), at / picture.getWidth(), 0, nearest);
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(small, "png", file);
        return file.toByteArray();
    }

    /** The most frequent colour of each of the most frequent groups of near colours. */
    private static List<Integer> mostFrequent(int[] pixels) {
        var counts = new HashMap<Integer, Integer>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        Map<Integer, Map.Entry<Integer, Integer>> groups = counts.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey() & NEAR,
                        entry -> entry,
                        (one, other) -> Map.entry(
                                one.getValue() >= other.getValue() ? one.getKey() : other.getKey(),
                                one.getValue() + other.getValue())));
        return groups.values().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int nearest(int colour, List<Integer> palette) {
        int best = 0;
        for (int index = 1; index < palette.size(); index++) {
            if (distance(colour, palette.get(index)) < distance(colour, palette.get(best))) {
                best = index;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }

    private static IndexColorModel model(List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
}
