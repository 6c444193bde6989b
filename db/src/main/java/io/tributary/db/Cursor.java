package io.tributary.db;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a list that is sorted newest first: behind the row of this time and id. */
public record Cursor(Instant at, UUID id) {
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new RefusedException(
                    ErrorCode.INVALID_CURSOR,
                    "The cursor '" + text + "' is none of ours. Maybe it was cut; take 'next' of the page before.");
        }
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
