/** The words of the business as values: records, sealed outcomes and policies, without any I/O. */
@NullMarked
package io.tributary.domain;

import org.jspecify.annotations.NullMarked;
