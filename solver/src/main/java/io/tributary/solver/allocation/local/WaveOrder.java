package io.tributary.solver.allocation.local;

/**
 * An order as a fact.
 *
 * @param id unique among orders
 * @param maxParcels the most nodes that may serve it
 */
public record WaveOrder(int id, int maxParcels) {}
