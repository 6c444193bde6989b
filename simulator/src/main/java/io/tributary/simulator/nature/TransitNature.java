package io.tributary.simulator.nature;

/**
 * What the way from a node to a region is like, as chances per shipment from 0 to 1.
 *
 * @param late arrives after the promise
 * @param damaged some units arrive broken
 * @param misShipped some units go elsewhere
 */
public record TransitNature(double late, double damaged, double misShipped) {}
