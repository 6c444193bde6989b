package io.tributary.analytics.forecast.trees;

import java.util.Arrays;

/** Rows of numbers, each of the same width; NaN is a missing number. Grows at its end. */
public final class Table {
    private final int width;
    private float[] values;
    private int rows;

    /** @param width numbers per row, ≥ 1 */
    public Table(int width, int expectedRows) {
        this.width = width;
        this.values = new float[Math.max(1, expectedRows) * width];
    }

    public void add(float[] row) {
        if ((rows + 1) * width > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        System.arraycopy(row, 0, values, rows * width, width);
        rows++;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return width;
    }

    float get(int row, int column) {
        return values[row * width + column];
    }
}
