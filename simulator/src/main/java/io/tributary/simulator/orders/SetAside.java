package io.tributary.simulator.orders;

/**
 * A line of the file that becomes nothing.
 *
 * @param line its number in the file, from 1
 * @param detail what exactly was odd; may be empty
 */
public record SetAside(int line, String invoice, String stockCode, Reason reason, String detail) {}
