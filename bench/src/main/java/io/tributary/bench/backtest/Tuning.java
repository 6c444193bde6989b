package io.tributary.bench.backtest;

import io.tributary.domain.replenishment.ReplenishmentPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Chooses each policy's settings by their total cost in the second part of the warm-up, and nothing later. */
final class Tuning {
    /** A policy with settings; made anew for each run, because policies remember. */
    record Choice(String policy, String settings, Supplier<RestockMethod> make) {}

    private final Trade trade;
    private final int from;
    private final int to;
    private final Progress progress;

    Tuning(Trade trade, int from, int to, Progress progress) {
        this.trade = trade;
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /** The cheapest; the first of equals. A single one needs no run. */
    Choice best(List<Choice> choices) {
        if (choices.size() == 1) {
            return choices.getFirst();
        }
        Choice best = choices.getFirst();
        long least = Long.MAX_VALUE;
        for (Choice choice : choices) {
            List<Entry> log = new YearRun(trade, from, to).run(progress.of(choice, "tuning", from, to));
            long cost = YearAudit.of(choice.policy(), trade, from, to, log).totalCost();
            if (cost < least) {
                least = cost;
                best = choice;
            }
        }
        return best;
    }

    static List<Choice> minMax(Trade trade) {
        List<Choice> choices = new ArrayList<>();
        for (double min : new double[] {2, 3, 4, 6, 8}) {
            for (double more : new double[] {1, 2, 4, 8, 12, 16, 24, 36}) {
                both(
                        choices,
                        "min/max",
                        "min %s, max %s weeks".formatted(whole(min), whole(min + more)),
                        smallest -> Textbook.minMax(trade, min, more, smallest));
            }
        }
        return choices;
    }

    static List<Choice> fixedCover(Trade trade) {
        List<Choice> choices = new ArrayList<>();
        for (double cover : new double[] {3, 4, 5, 6, 8, 10, 12, 16, 20, 26}) {
            for (int every : new int[] {1, 2, 4}) {
                both(
                        choices,
                        "fixed cover",
                        "%s weeks, every %d".formatted(whole(cover), every),
                        smallest -> Textbook.fixedCover(trade, cover, every, smallest));
            }
        }
        return choices;
    }

    static List<Choice> newsvendor(Trade trade) {
        List<Choice> choices = new ArrayList<>();
        for (double cap : new double[] {.9, .95, .98, .99, .995, .999}) {
            for (int every : new int[] {1, 2, 4, 8}) {
                both(
                        choices,
                        "newsvendor",
                        "cap %s, every %d weeks".formatted(cap, every),
                        smallest -> Textbook.newsvendor(trade, cap, every, smallest));
            }
        }
        return choices;
    }

    /** The product's standard policy, as restock runs use it; it is not tuned to the trade. */
    static List<Choice> ours(Trade trade, long work) {
        ReplenishmentPolicy policy = ReplenishmentPolicy.standard();
        return List.of(new Choice("ours", policy.version(), () -> new Planned(trade, policy, work)));
    }

    @FunctionalInterface
    private interface Maker {
        RestockMethod make(boolean smallest);
    }

    private static void both(List<Choice> choices, String policy, String settings, Maker maker) {
        choices.add(new Choice(policy, settings + ", cheapest supplier", () -> maker.make(false)));
        choices.add(new Choice(policy, settings + ", smallest minimum", () -> maker.make(true)));
    }

    private static String whole(double weeks) {
        return String.format(Locale.ROOT, "%.0f", weeks);
    }
}
