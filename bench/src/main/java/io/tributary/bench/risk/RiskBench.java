package io.tributary.bench.risk;

import io.tributary.analytics.risk.LatenessCase;
import io.tributary.analytics.risk.LatenessRegression;
import io.tributary.analytics.risk.RiskModel;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskKind;
import io.tributary.domain.risk.RiskReason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code bench risk --history A.csv --orders B.csv --out PROBABILITIES.csv}. */
public final class RiskBench {
    private static final String USAGE = "Usage: bench risk --history A.csv --orders B.csv --out PROBABILITIES.csv";
    private static final double RATE_SHARE = .5;
    private static final double PENALTY = 100;
    private static final double CHANCE_WITHOUT_DATA = .1;
    private static final int REASONS = 3;

    private RiskBench() {}

    /** @return 0 when the chances were written, 2 for bad input */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            if (args.length != 6) {
                throw new IllegalArgumentException(USAGE);
            }
            long start = System.nanoTime();
            List<Delivery> history = DeliveryFile.read(Path.of(value(args, "--history")));
            List<Delivery> orders = DeliveryFile.read(Path.of(value(args, "--orders")));
            List<Chance> chances = chances(history, orders);
            write(Path.of(value(args, "--out")), chances);
            double[] p = chances.stream().mapToDouble(Chance::late).toArray();
            boolean[] late = new boolean[p.length];
            for (int i = 0; i < late.length; i++) {
                late[i] = orders.get(i).late();
            }
            out.printf(
                    Locale.ROOT,
                    "{\"orders\": %d, \"auc\": %.4f, \"brier\": %.4f, \"calibrationError\": %.4f, \"seconds\": %.2f}%n",
                    p.length,
                    Accuracy.auc(p, late),
                    Accuracy.brier(p, late),
                    Accuracy.calibrationError(p, late),
                    (System.nanoTime() - start) / 1e9);
            return 0;
        } catch (IllegalArgumentException | IOException e) {
            err.println(e instanceof IOException ? "Cannot read or write " + e.getMessage() : e.getMessage());
            return 2;
        }
    }

    private static List<Chance> chances(List<Delivery> history, List<Delivery> orders) {
        List<Delivery> all = new ArrayList<>(history);
        all.addAll(orders);
        RiskModel rates = RiskModel.of(all.stream().map(Delivery::asRecord).toList());
        List<LatenessCase> cases = all.stream().map(Delivery::asCase).toList();
        double[] regression = new LatenessRegression(PENALTY).chances(cases);
        List<Chance> chances = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Delivery order = orders.get(i);
            RiskAssessment assessment = rates.assess(order.consignment(), order.askedOn());
            chances.add(chance(order.id(), assessment, regression[history.size() + i]));
        }
        return chances;
    }

    private static Chance chance(String id, RiskAssessment assessment, double regression) {
        return switch (assessment) {
            case RiskAssessment.NoScore none ->
                new Chance(id, Double.isNaN(regression) ? CHANCE_WITHOUT_DATA : regression, none.reason());
            case RiskAssessment.Scored scored -> {
                double rate = scored.score().late();
                double late = Double.isNaN(regression) ? rate : RATE_SHARE * rate + (1 - RATE_SHARE) * regression;
                String reasons = scored.score().reasons().stream()
                        .filter(reason -> reason.kind() == RiskKind.LATE)
                        .limit(REASONS)
                        .map(RiskReason::text)
                        .collect(Collectors.joining("; "));
                yield new Chance(id, late, reasons);
            }
        };
    }

    private static void write(Path path, List<Chance> chances) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("delivery_id,p_late,reasons");
        for (Chance chance : chances) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%.6f,\"%s\"",
                    chance.id(),
                    chance.late(),
                    chance.reasons().replace('"', '\'')));
        }
        Files.write(path, lines);
    }

    private static String value(String[] args, String option) {
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (args[i].equals(option)) {
                return args[i + 1];
            }
        }
        throw new IllegalArgumentException(option + " is missing. " + USAGE);
    }

    private record Chance(String id, double late, String reasons) {}
}
