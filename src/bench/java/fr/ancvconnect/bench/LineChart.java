package fr.ancvconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.colors.ColorBlindFriendlySeriesColors;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart with one line for each series, written as an SVG file. */
public final class LineChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 450;
    private static final Color GRID = new Color(0xEE, 0xEE, 0xEE);
    /** Letters are written as shapes with nine decimals. Two are enough, and half the size. */
    private static final Pattern NEEDLESS_DIGITS = Pattern.compile("(\\.[0-9]{2})[0-9]+");

    private final XYChart chart;
    private int lines;

    /** A chart without lines. The axis titles contain the units. */
    public LineChart(String title, String xTitle, String yTitle) {
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(LegendPosition.OutsideE)
                .setSeriesColors(new ColorBlindFriendlySeriesColors().getSeriesColors())
                .setDecimalPattern("#,##0.###")
                .setMarkerSize(6);
        // Each dash of a line would be a shape of its own in the file.
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(1)).setPlotGridLinesColor(GRID);
    }

    /** Makes both axes logarithmic. Zero and negative values cannot be shown then. */
    public LineChart logarithmic() {
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        return this;
    }

    /** Makes the x axis logarithmic, and starts the y axis at 0. */
    public LineChart logarithmicX() {
        chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0);
        return this;
    }

    /** Makes the y axis logarithmic. Zero and negative values cannot be shown then. */
    public LineChart logarithmicY() {
        chart.getStyler().setYAxisLogarithmic(true);
        return this;
    }

    /** Makes the y axis begin at zero. */
    public LineChart fromZero() {
        chart.getStyler().setYAxisMin(0.0);
        return this;
    }

    /** Marks a point of the x axis with a vertical line. */
    public LineChart mark(double x) {
        chart.addAnnotation(new AnnotationLine(x, true, false));
        return this;
    }

    /** Adds a line through these points, with a marker at each. */
    public LineChart line(String name, List<Double> x, List<Double> y) {
        add(name, x, y, lines++);
        return this;
    }

    /** Continues the last line through computed points. It is dashed. */
    public LineChart continuation(List<Double> x, List<Double> y) {
        add("computed " + lines, x, y, lines - 1)
                .setLineStyle(SeriesLines.DASH_DASH)
                .setShowInLegend(false);
        return this;
    }

    /** Adds a line through many points, without markers. */
    public LineChart curve(String name, List<Double> x, List<Double> y) {
        add(name, x, y, lines++).setMarker(SeriesMarkers.NONE);
        return this;
    }

    private XYSeries add(String name, List<Double> x, List<Double> y, int line) {
        Color[] colors = chart.getStyler().getSeriesColors();
        Color color = colors[line % colors.length];
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarkerColor(color).setMarker(SeriesMarkers.CIRCLE).setLineColor(color);
        return series;
    }

    /** Writes the chart; creates the directory if it is missing. */
    public void write(Path svg) throws IOException {
        write(svg, List.of(this));
    }

    /** Writes these charts below each other into one file; creates the directory if it is missing. */
    public static void write(Path svg, List<LineChart> charts) throws IOException {
        var graphics = new VectorGraphics2D();
        for (int i = 0; i < charts.size(); i++) {
            Graphics2D panel = (Graphics2D) graphics.create();
            panel.translate(0, i * HEIGHT);
            charts.get(i).chart.paint(panel, WIDTH, HEIGHT);
            panel.dispose();
        }
        var out = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, (double) HEIGHT * charts.size()))
                .writeTo(out);
        Files.createDirectories(svg.toAbsolutePath().getParent());
        Files.writeString(svg, NEEDLESS_DIGITS.matcher(out.toString(UTF_8)).replaceAll("$1"));
    }
}
