package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.bench.growth.TimedSweep.Swept;
import java.time.Duration;
import java.util.List;

/**
 * Sweeps in a row over due payments. If they are too many, only a part of them was checked, and the rest is computed.
 *
 * @param due     the number of due payments
 * @param checked the number of payments that the measured sweeps checked
 * @param sweeps  the number of measured sweeps
 * @param time    the sum of their times
 * @param last    the time of the last of them
 */
record Checked(int due, int checked, int sweeps, Duration time, Duration last) {

    private static final double BETWEEN_SWEEPS = 60;
    private static final double MILLIS = 1_000;

    /** Sweeps until all due payments are checked, or once if more sweeps are necessary than the scale allows. */
    static Checked by(TimedSweep sweep, int due, Scale scale) {
        var all = new Checked(due, 0, 0, Duration.ZERO, Duration.ZERO);
        do {
            all = all.plus(sweep.run(scale.sweepTime()));
        } while (!all.isComplete() && all.sweepsInAll() <= scale.sweeps());
        return all;
    }

    private Checked plus(Swept swept) {
        assertThat(swept.report()).returns(0, SweepReport::failed);
        assertThat(swept.report().answered())
                .as("payments checked by a sweep")
                .isEqualTo(swept.report().processed())
                .isBetween(Math.min(1, due), due - checked);
        return new Checked(due, checked + swept.report().answered(), sweeps + 1, time.plus(swept.time()), swept.time());
    }

    /** Whether all payments were checked, so that nothing is computed. */
    boolean isComplete() {
        return checked == due;
    }

    /** Checks per second of a running sweep. */
    double rate() {
        return checked * MILLIS / time.toMillis();
    }

    /** The number of sweeps until all payments are checked. It is computed from the mean of the measured ones if they are not. */
    int sweepsInAll() {
        return isComplete() ? sweeps : Math.ceilDiv(due * sweeps, checked);
    }

    /**
     * The seconds from the start of the first sweep until all payments are checked, with a sweep each minute. The pauses between
     * the sweeps are computed in any case.
     */
    double seconds() {
        double rest =
                isComplete() ? last.toMillis() / MILLIS : (due - (sweepsInAll() - 1.0) * checked / sweeps) / rate();
        return (sweepsInAll() - 1) * BETWEEN_SWEEPS + rest;
    }

    /** Adds a line with the seconds of these sweeps. The values after the last one that was measured to the end are dashed. */
    static void plot(LineChart chart, String name, List<Double> x, List<Checked> sweeps) {
        List<Double> y = sweeps.stream().map(Checked::seconds).toList();
        int measured = (int) sweeps.stream().takeWhile(Checked::isComplete).count();
        chart.line(name, x.subList(0, measured), y.subList(0, measured));
        if (measured < sweeps.size()) {
            chart.continuation(x.subList(measured - 1, x.size()), y.subList(measured - 1, y.size()));
        }
    }
}
