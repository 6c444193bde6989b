package io.tributary.domain.replenishment;

/** Why a quantity is not the bare net requirement. */
public enum Rounding {
    /** It is. */
    NONE,
    /** Raised to the supplier's minimum. */
    MOQ,
    /** Raised to a whole number of order multiples. */
    MULTIPLE,
    /** Raised to reach a better price for all units. */
    PRICE_BREAK,
    /** Lowered: more would cost more than it saves, a later order covers the rest cheaper, or the capacity was gone. */
    TRIMMED,
    /** Raised, because later need is cheaper to cover with this order. */
    AHEAD
}
