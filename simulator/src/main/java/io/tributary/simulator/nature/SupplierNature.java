package io.tributary.simulator.nature;

/**
 * What a supplier is like, as chances per purchase order from 0 to 1.
 *
 * @param silent never answers
 * @param reject says no
 * @param counter offers less, or later
 * @param acknowledgeLate answers after the deadline
 * @param shipLate ships days after the agreed date
 * @param shipShort ships fewer units than agreed
 * @param damaged units arrive broken
 * @param misShipped units of something else arrive
 */
public record SupplierNature(
        double silent,
        double reject,
        double counter,
        double acknowledgeLate,
        double shipLate,
        double shipShort,
        double damaged,
        double misShipped) {}
