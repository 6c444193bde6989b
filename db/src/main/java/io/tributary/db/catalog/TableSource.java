package io.tributary.db.catalog;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of cells, the first of which are the column names. */
interface TableSource {
    /** The next row; null at the end. */
    @Nullable
    List<String> next() throws IOException;

    /** The line that the last row began on, from 1. */
    int line();
}
