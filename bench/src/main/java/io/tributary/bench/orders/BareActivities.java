package io.tributary.bench.orders;

import io.temporal.activity.ActivityInterface;

/** Three steps that do nothing. */
@ActivityInterface(namePrefix = "Bare")
public interface BareActivities {
    void screen();

    void release();

    void follow();
}
