/** The running product: wiring, HTTP API, console, portal, metrics. */
@NullMarked
package io.tributary.app;

import org.jspecify.annotations.NullMarked;
