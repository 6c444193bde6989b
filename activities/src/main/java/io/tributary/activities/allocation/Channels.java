package io.tributary.activities.allocation;

import io.tributary.db.allocation.OpenLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A wave plans each sales channel on its own while stock is held back for any, so that every plan sees one level per
 * stock: what its channel may take. Channels for which something is held back come first.
 */
final class Channels {
    private Channels() {}

    /**
     * @param pool the lines of an order are all of its channel, so no order is torn apart
     * @param holders channels for which stock is held back; when there are none, the pool stays together
     */
    static List<List<OpenLine>> apart(List<OpenLine> pool, Set<String> holders) {
        if (holders.isEmpty()) {
            return List.of(pool);
        }
        Map<String, List<OpenLine>> first = new TreeMap<>();
        Map<String, List<OpenLine>> then = new TreeMap<>();
        for (OpenLine line : pool) {
            String channel = line.conditions().channel();
            (holders.contains(channel) ? first : then)
                    .computeIfAbsent(channel, key -> new ArrayList<>())
                    .add(line);
        }
        List<List<OpenLine>> groups = new ArrayList<>(first.values());
        groups.addAll(then.values());
        return groups;
    }
}
