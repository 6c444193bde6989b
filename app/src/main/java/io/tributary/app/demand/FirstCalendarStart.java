package io.tributary.app.demand;

import io.tributary.app.BusinessClock;
import io.tributary.db.demand.CalendarEvents;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Gives a new network's calendar its festivals. */
@Component
class FirstCalendarStart implements ApplicationRunner {
    private final CalendarEvents events;
    private final BusinessClock clock;

    FirstCalendarStart(CalendarEvents events, BusinessClock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        FirstCalendar.fill(events, clock.instant());
    }
}
