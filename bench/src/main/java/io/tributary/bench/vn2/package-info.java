/** The inventory competition VN2: orders of one round from what that round may know. */
@NullMarked
package io.tributary.bench.vn2;

import org.jspecify.annotations.NullMarked;
