package io.tributary.workflows.replenishment;

/**
 * @param requestId makes the answer happen once
 * @param by who decided: a role or a user id, no personal data
 */
public record RestockDecision(String requestId, boolean approve, String by) {}
