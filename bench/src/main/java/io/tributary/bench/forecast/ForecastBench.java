package io.tributary.bench.forecast;

import io.tributary.analytics.forecast.Forecaster;
import io.tributary.domain.forecast.ForecastModel;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code bench forecast PANEL --horizon H --season S --out FORECASTS [--models local|full]}. */
public final class ForecastBench {
    private static final String USAGE =
            "Usage: bench forecast PANEL.csv[.gz] --horizon H --season S --out FORECASTS.csv [--models local|full]";

    private ForecastBench() {}

    /** @return 0 when the forecasts were written, 2 for bad input */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = Arguments.parse(args);
            long start = System.nanoTime();
            DemandPanel panel =
                    DemandPanel.read(arguments.panel(), arguments.policy().horizon());
            err.println("Read " + panel.ids().size() + " series from " + arguments.panel());
            List<QuantileForecast> forecasts = new Forecaster().forecast(panel.history(), arguments.policy());
            write(arguments, panel, forecasts);
            out.printf(
                    Locale.ROOT,
                    "{\"panel\": \"%s\", \"series\": %d, \"horizon\": %d, \"policy\": \"%s\", \"seconds\": %.2f}%n",
                    arguments.panel().getFileName(),
                    forecasts.size(),
                    arguments.policy().horizon(),
                    arguments.policy().version(),
                    (System.nanoTime() - start) / 1e9);
            return 0;
        } catch (IllegalArgumentException | IOException e) {
            err.println(e instanceof IOException ? "Cannot read or write " + e.getMessage() : e.getMessage());
            return 2;
        }
    }

    private static void write(Arguments arguments, DemandPanel panel, List<QuantileForecast> forecasts)
            throws IOException {
        try (PrintStream file = new PrintStream(Files.newOutputStream(arguments.out()), false, "UTF-8")) {
            file.println("series_id,period,mean,q50,q75,q90,q95,q99");
            for (int s = 0; s < forecasts.size(); s++) {
                QuantileForecast forecast = forecasts.get(s);
                for (int h = 0; h < forecast.periods().size(); h++) {
                    file.println(panel.ids().get(s) + "," + (forecast.firstPeriod() + h) + ","
                            + row(forecast.periods().get(h)));
                }
            }
            if (file.checkError()) {
                throw new IOException(arguments.out() + ". Maybe the disk is full.");
            }
        }
    }

    private static String row(PeriodForecast p) {
        return String.format(
                Locale.ROOT, "%.4f,%.3f,%.3f,%.3f,%.3f,%.3f", p.mean(), p.q50(), p.q75(), p.q90(), p.q95(), p.q99());
    }

    private record Arguments(Path panel, Path out, ForecastPolicy policy) {
        static Arguments parse(String[] args) {
            String panel = null;
            String out = null;
            String horizon = null;
            String season = null;
            String models = "full";
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--horizon" -> horizon = value(args, ++i);
                    case "--season" -> season = value(args, ++i);
                    case "--out" -> out = value(args, ++i);
                    case "--models" -> models = value(args, ++i);
                    default -> panel = panel == null ? args[i] : unexpected(args[i]);
                }
            }
            if (panel == null || out == null || horizon == null || season == null) {
                throw new IllegalArgumentException(USAGE);
            }
            return new Arguments(Path.of(panel), Path.of(out), policy(models, number(season), number(horizon)));
        }

        private static ForecastPolicy policy(String models, int season, int horizon) {
            return switch (models) {
                case "local" -> ForecastPolicy.local(season, horizon);
                case "full" -> ForecastPolicy.full(season, horizon);
                default -> {
                    ForecastModel only = ForecastModel.valueOf(models);
                    yield new ForecastPolicy(models, season, horizon, 8, 4, java.util.Set.of(only));
                }
            };
        }

        private static String value(String[] args, int at) {
            if (at >= args.length) {
                throw new IllegalArgumentException(args[at - 1] + " lacks its value. " + USAGE);
            }
            return args[at];
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not a whole number. " + USAGE, e);
            }
        }

        private static String unexpected(String argument) {
            throw new IllegalArgumentException("'" + argument + "' is one argument too many. " + USAGE);
        }
    }
}
