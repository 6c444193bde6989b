package io.tributary.workflows.replenishment;

/** @param parts how many parts the forecast of a run has, numbered from 0; 0 when nothing was ever sold */
public record RestockParts(int parts) {}
