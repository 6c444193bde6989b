package io.tributary.db.event;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.EVENT;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;

import io.tributary.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Events as people read them. */
public final class TimelineView {
    /**
     * @param number the human number of the order or purchase order, if it is one
     * @param detail by name, as text
     */
    public record Entry(
            long id,
            String subjectKind,
            String subjectId,
            @Nullable UUID orderId,
            @Nullable Long number,
            String kind,
            Instant at,
            Map<String, String> detail) {}

    private static final Pattern NOT_FOR_PEOPLE = Pattern.compile("\\s*|false|[0-9a-f]{8}-[0-9a-f-]{27}");

    private final DSLContext db;

    public TimelineView(DSLContext db) {
        this.db = db;
    }

    /** What happened last, newest first. */
    public List<Entry> latest(int most) {
        return fetch(org.jooq.impl.DSL.noCondition(), most);
    }

    public List<Entry> ofOrder(UUID orderId, int most) {
        return fetch(EVENT.ORDER_ID.eq(orderId), most);
    }

    public List<Entry> ofSubject(String subjectId, int most) {
        return fetch(EVENT.SUBJECT_ID.eq(subjectId), most);
    }

    private List<Entry> fetch(Condition which, int most) {
        return db.select(
                        EVENT.ID,
                        EVENT.SUBJECT_KIND,
                        EVENT.SUBJECT_ID,
                        EVENT.ORDER_ID,
                        org.jooq.impl.DSL.coalesce(PURCHASE_ORDER.NUMBER, CUSTOMER_ORDER.NUMBER),
                        EVENT.KIND,
                        EVENT.AT,
                        EVENT.DETAIL)
                .from(EVENT)
                .leftJoin(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(EVENT.ORDER_ID), EVENT.SUBJECT_KIND.eq("ORDER"))
                .leftJoin(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(org.jooq.impl.DSL.when(
                        EVENT.SUBJECT_KIND.eq("PURCHASE_ORDER"), EVENT.SUBJECT_ID.cast(UUID.class))))
                .where(which)
                .orderBy(EVENT.ID.desc())
                .limit(most)
                .fetch(r -> new Entry(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        text(r.value8())));
    }

    /** Detail without what is empty, nested, false, or an id; values as people would write them. */
    static Map<String, String> text(JSONB detail) {
        var text = new TreeMap<String, String>();
        for (var entry : Json.read(detail, JsonNode.class).properties()) {
            String shown = entry.getValue().asString("");
            if (!NOT_FOR_PEOPLE.matcher(shown).matches()) {
                text.put(entry.getKey(), shown);
            }
        }
        return text;
    }
}
