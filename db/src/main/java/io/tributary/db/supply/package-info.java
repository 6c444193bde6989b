/** What is where: the stock ledger and its balances. */
@NullMarked
package io.tributary.db.supply;

import org.jspecify.annotations.NullMarked;
