package io.tributary.db;

import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** What is stored as {@code jsonb}: records and maps as they are, with map keys in a stable order. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    public static JSONB of(Object value) {
        return JSONB.valueOf(MAPPER.writeValueAsString(value));
    }

    public static <T> T read(JSONB json, Class<T> type) {
        return MAPPER.readValue(json.data(), type);
    }
}
