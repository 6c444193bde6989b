package io.tributary.app.console;

import io.tributary.db.order.OverviewView;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something happened, at most once a second; they then fetch what they show. One query a second
 * serves every page, and none runs when no page is open.
 */
@Controller
class Nudges implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);
    private static final long PAUSE_MILLIS = 1000;
    private static final int SIGNS_OF_LIFE_EVERY = 15;

    private final OverviewView overview;
    private final Set<SseEmitter> readers = ConcurrentHashMap.newKeySet();
    private final Object arrival = new Object();
    private final Thread watcher;

    Nudges(OverviewView overview) {
        this.overview = overview;
        this.watcher = Thread.ofVirtual().name("console-nudges").start(this::watch);
    }

    @GetMapping(path = "/console/nudges", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter nudges() {
        var reader = new SseEmitter(0L);
        reader.onCompletion(() -> readers.remove(reader));
        reader.onError(error -> readers.remove(reader));
        greet(reader);
        synchronized (arrival) {
            arrival.notifyAll();
        }
        return reader;
    }

    /** Says something at once, so that the browser knows that it is connected. */
    private void greet(SseEmitter reader) {
        try {
            reader.send(SseEmitter.event().comment("here").reconnectTime(2 * PAUSE_MILLIS));
            readers.add(reader);
        } catch (IOException gone) {
            reader.completeWithError(gone);
        }
    }

    private void watch() {
        long seen = -1;
        int quiet = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                awaitReaders();
                long last = overview.lastEvent();
                if (last != seen || ++quiet >= SIGNS_OF_LIFE_EVERY) {
                    send(last);
                    seen = last;
                    quiet = 0;
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("Pages are not told of news: {}", e.toString());
                seen = pauseAfterFailure(seen);
            }
        }
    }

    private static long pauseAfterFailure(long seen) {
        try {
            Thread.sleep(5 * PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    private void awaitReaders() throws InterruptedException {
        synchronized (arrival) {
            while (readers.isEmpty()) {
                arrival.wait();
            }
        }
    }

    private void send(long last) {
        for (SseEmitter reader : readers) {
            try {
                reader.send(SseEmitter.event().name("news").data(Long.toString(last)));
            } catch (IOException | IllegalStateException gone) {
                readers.remove(reader);
            }
        }
    }

    @Override
    public void destroy() {
        watcher.interrupt();
        readers.forEach(Nudges::bye);
    }

    private static void bye(SseEmitter reader) {
        try {
            reader.complete();
        } catch (IllegalStateException gone) {
            // the browser had left already
        }
    }
}
