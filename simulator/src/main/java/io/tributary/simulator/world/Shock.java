package io.tributary.simulator.world;

import java.time.LocalDate;

/** Something bad or sudden that lasts from its first to its last day, both included. */
public sealed interface Shock {
    LocalDate first();

    LocalDate last();

    default boolean on(LocalDate day) {
        return !day.isBefore(first()) && !day.isAfter(last());
    }

    /** A factory answers nobody and ships nothing. */
    record FactoryDark(String supplier, LocalDate first, LocalDate last) implements Shock {}

    /** Nothing more leaves a node for a region. */
    record LaneClosed(String node, String region, LocalDate first, LocalDate last) implements Shock {}

    /** @param factor how many times more often the SKU is asked for */
    record SkuViral(String sku, double factor, LocalDate first, LocalDate last) implements Shock {}
}
