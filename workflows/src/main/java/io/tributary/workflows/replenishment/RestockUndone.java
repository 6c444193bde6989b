package io.tributary.workflows.replenishment;

/** @param refused why a decision stays, with a remedy; empty when its order waits again */
public record RestockUndone(String refused) {}
