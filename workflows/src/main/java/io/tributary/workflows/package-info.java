/** The processes as they read aloud: workflow and activity interfaces, messages, workflow code. */
@NullMarked
package io.tributary.workflows;

import org.jspecify.annotations.NullMarked;
