package io.tributary.app.event;

import io.tributary.db.event.EventQueries;
import io.tributary.db.event.EventQueries.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Carries the event table to its readers: one virtual thread each, which looks for news twice a second. */
@Component
class EventStreams implements SmartLifecycle {
    private static final int BATCH = 500;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int QUIET_LOOKS_PER_SIGN_OF_LIFE = 30;
    /** Behind the newest ids a transaction may still be open that will show an older one; so much is looked at again. */
    private static final int LOOK_BACK = 200;

    private final EventQueries events;
    private volatile boolean running;

    EventStreams(EventQueries events) {
        this.events = events;
    }

    SseEmitter open(@Nullable Long behind) {
        SseEmitter emitter = new SseEmitter(0L);
        long start = behind == null ? events.newest() : behind;
        Thread.ofVirtual().name("events").start(() -> follow(emitter, start));
        return emitter;
    }

    private void follow(SseEmitter emitter, long start) {
        SeenEvents seen = new SeenEvents(start);
        int quiet = 0;
        try {
            while (running) {
                List<Event> news = seen.unseen(events.after(seen.lookFrom(LOOK_BACK), BATCH));
                for (Event event : news) {
                    send(emitter, event);
                }
                quiet = news.isEmpty() ? quiet + 1 : 0;
                if (quiet == QUIET_LOOKS_PER_SIGN_OF_LIFE) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    quiet = 0;
                }
                if (news.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // The reader has left.
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(SseEmitter emitter, Event event) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Long.toString(event.id()))
                .name(event.kind())
                .data(event, MediaType.APPLICATION_JSON));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Streams end before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
