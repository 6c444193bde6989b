package io.tributary.workflows.replenishment;

/**
 * @param zone the zone to restock
 * @param key names the run within its zone, for example the business date; the same key runs once
 */
public record RestockRequest(String zone, String key) {}
