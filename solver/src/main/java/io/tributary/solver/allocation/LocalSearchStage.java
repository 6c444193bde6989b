package io.tributary.solver.allocation;

import io.tributary.solver.allocation.local.LocalSearch;
import io.tributary.solver.allocation.local.Wave;
import io.tributary.solver.allocation.local.WaveBuilder;
import io.tributary.solver.allocation.local.WaveLine;
import io.tributary.solver.allocation.local.WaveOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hands a plan to OptaPlanner's local search and takes the improved one back. */
final class LocalSearchStage {
    private final Problem problem;

    LocalSearchStage(Problem problem) {
        this.problem = problem;
    }

    /** Improves a feasible choice of options; the result is feasible and never dearer. */
    Assignment improve(int[] choice, long temperature, long seed, @Nullable Long evaluations, @Nullable Duration time) {
        Wave wave = wave(choice);
        Wave improved = new LocalSearch(temperature, seed).improve(wave, evaluations, time);
        int[] result = new int[choice.length];
        for (WaveLine line : improved.getLines()) {
            result[line.getId()] = option(line);
        }
        var assignment = new Assignment(problem);
        assignment.load(result);
        return assignment;
    }

    private Wave wave(int[] choice) {
        var builder = new WaveBuilder();
        for (int o = 0; o < problem.orderCount; o++) {
            var order = new WaveOrder(o, problem.maxParcels[o]);
            for (int l = problem.lineStart[o]; l < problem.lineStart[o + 1]; l++) {
                for (int i = problem.optionStart[l]; i < problem.optionStart[l + 1]; i++) {
                    option(builder, i);
                }
                WaveLine line = builder.line(order, problem.units[l], problem.unfilled[l]);
                if (choice[l] != Problem.NONE) {
                    int stock = problem.optionStock[choice[l]];
                    line.getSources().stream()
                            .filter(source -> source.id() == stock)
                            .findFirst()
                            .ifPresent(line::setSource);
                }
            }
        }
        return builder.build();
    }

    private void option(WaveBuilder builder, int i) {
        int node = problem.optionNode[i];
        int stock = problem.optionStock[i];
        int parcel = problem.optionParcel[i];
        var room = builder.room(node, problem.available[problem.capacityOf(node)]);
        builder.option(
                builder.source(stock, room, problem.available[stock]),
                builder.parcel(parcel, problem.parcelCost[parcel]),
                problem.optionCost[i]);
    }

    private int option(WaveLine line) {
        var source = line.getSource();
        if (source != null) {
            for (int i = problem.optionStart[line.getId()]; i < problem.optionStart[line.getId() + 1]; i++) {
                if (problem.optionStock[i] == source.id()) {
                    return i;
                }
            }
        }
        return Problem.NONE;
    }
}
