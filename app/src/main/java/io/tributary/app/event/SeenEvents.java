package io.tributary.app.event;

import io.tributary.db.event.EventQueries.Event;
import java.util.List;
import java.util.TreeSet;

/** Which events a reader has had. Ids are given at insert and seen at commit, so a lower one may appear later. */
final class SeenEvents {
    private static final int REMEMBERED = 2000;

    private final long start;
    private final TreeSet<Long> seen = new TreeSet<>();

    SeenEvents(long start) {
        this.start = start;
    }

    /** Where to look from: some way back from the newest seen, never before the start. */
    long lookFrom(int back) {
        return seen.isEmpty() ? start : Math.max(start, seen.last() - back);
    }

    List<Event> unseen(List<Event> found) {
        List<Event> news =
                found.stream().filter(event -> !seen.contains(event.id())).toList();
        news.forEach(event -> seen.add(event.id()));
        while (seen.size() > REMEMBERED) {
            seen.pollFirst();
        }
        return news;
    }
}
