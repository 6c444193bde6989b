package io.tributary.solver.replenishment;

import java.util.Arrays;

/** The lots on each purchase order, as arrays without order, so that adding, removing and drawing take no search. */
final class Members {
    private final int[][] lots;
    private final int[] sizes;
    private final int[][] slots;
    /** Where a lot's slot stands in its group. */
    private final int[][] places;

    Members(PlanModel model) {
        lots = new int[model.groups()][4];
        slots = new int[model.groups()][4];
        sizes = new int[model.groups()];
        places = new int[model.lots().length][];
        for (int i = 0; i < places.length; i++) {
            places[i] = new int[model.lots()[i].options().length * model.periods()];
        }
    }

    /** @return whether it is the first of the group */
    boolean add(int group, int lot, int slot) {
        int size = sizes[group]++;
        if (size == lots[group].length) {
            lots[group] = Arrays.copyOf(lots[group], 2 * size);
            slots[group] = Arrays.copyOf(slots[group], 2 * size);
        }
        lots[group][size] = lot;
        slots[group][size] = slot;
        places[lot][slot] = size;
        return size == 0;
    }

    /** @return whether it was the last of the group */
    boolean remove(int group, int lot, int slot) {
        int last = --sizes[group];
        int place = places[lot][slot];
        lots[group][place] = lots[group][last];
        slots[group][place] = slots[group][last];
        places[lots[group][place]][slots[group][place]] = place;
        return last == 0;
    }

    int size(int group) {
        return sizes[group];
    }

    int lot(int group, int i) {
        return lots[group][i];
    }

    void clear() {
        Arrays.fill(sizes, 0);
    }
}
