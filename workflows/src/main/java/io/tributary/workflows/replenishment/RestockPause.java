package io.tributary.workflows.replenishment;

/**
 * @param by who asks: a role or a user id, no personal data
 * @param reason a code or a few words, no personal data
 */
public record RestockPause(String by, String reason) {}
