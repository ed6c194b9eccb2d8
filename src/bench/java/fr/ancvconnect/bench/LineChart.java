package fr.ancvconnect.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart with one line for each series, written as an SVG file. */
public final class LineChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 450;

    private final XYChart chart;

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
                .setMarkerSize(6);
    }

    /** Makes both axes logarithmic. Zero and negative values cannot be shown then. */
    public LineChart logarithmic() {
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        return this;
    }

    /** Adds a line through these points, with a marker at each. */
    public LineChart line(String name, List<Double> x, List<Double> y) {
        chart.addSeries(name, x, y);
        return this;
    }

    /** Adds a line through many points, without markers. */
    public LineChart curve(String name, List<Double> x, List<Double> y) {
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
        return this;
    }

    /** Writes the chart; creates the directory if it is missing. */
    public void write(Path svg) throws IOException {
        Files.createDirectories(svg.toAbsolutePath().getParent());
        try (var out = Files.newOutputStream(svg)) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
        }
    }
}
