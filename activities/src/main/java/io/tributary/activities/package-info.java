/** The adapters between workflows and the database, the solver and the models. */
@NullMarked
package io.tributary.activities;

import org.jspecify.annotations.NullMarked;
