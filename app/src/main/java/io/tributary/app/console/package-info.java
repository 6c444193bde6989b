/** The operators' console: server-rendered pages over read queries, in Chinese and English. */
@NullMarked
package io.tributary.app.console;

import org.jspecify.annotations.NullMarked;
