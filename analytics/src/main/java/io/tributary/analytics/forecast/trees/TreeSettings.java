package io.tributary.analytics.forecast.trees;

/**
 * How trees are grown.
 *
 * @param trees how many
 * @param leaves most leaves of a tree, ≥ 2
 * @param leastRows rows that a leaf needs
 * @param shrinkage rows of zero pull added to every leaf
 * @param learningRate share of a tree's value that is used, above 0 to 1
 * @param rowShare share of the rows that a tree sees, above 0 to 1
 * @param columnShare share of the columns that a tree sees, above 0 to 1
 * @param seed decides which rows and columns
 */
public record TreeSettings(
        int trees,
        int leaves,
        int leastRows,
        double shrinkage,
        double learningRate,
        double rowShare,
        double columnShare,
        long seed) {

    /** The same settings for another draw of rows and columns; draw 0 is this one. */
    public TreeSettings draw(int number) {
        return new TreeSettings(
                trees, leaves, leastRows, shrinkage, learningRate, rowShare, columnShare, seed + 100L * number);
    }
}
