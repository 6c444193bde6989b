package io.tributary.app.web;

import static io.tributary.db.schema.Tables.IDEMPOTENCY;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a request once per key: the key, the work and the answer are one transaction. A repetition gets the stored
 * answer; one that arrives meanwhile waits for it. What was refused left no trace and may be sent again.
 */
@Component
public class Idempotency {
    private final DSLContext db;
    private final JsonMapper json;

    Idempotency(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * @param caller whose keys these are
     * @param request what the key stands for; its JSON is compared
     * @param work runs in the transaction and returns the answer
     */
    public ResponseEntity<String> once(
            String caller, @Nullable String key, Object request, int status, Function<DSLContext, Object> work) {
        if (key == null || key.isBlank() || key.length() > 255) {
            throw new RefusedException(
                    ErrorCode.IDEMPOTENCY_KEY_MISSING,
                    "The header Idempotency-Key is missing or not 1 to 255 characters. Maybe use a new UUID for each"
                            + " request, and the same one when sending it again.");
        }
        String hash = hash(json.writeValueAsString(request));
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            return claim(tx, caller, key, hash, status)
                    ? store(tx, caller, key, status, work.apply(tx))
                    : known(tx, caller, key, hash);
        });
    }

    private static boolean claim(DSLContext tx, String caller, String key, String hash, int status) {
        return tx.insertInto(IDEMPOTENCY)
                        .set(IDEMPOTENCY.CALLER, caller)
                        .set(IDEMPOTENCY.KEY, key)
                        .set(IDEMPOTENCY.REQUEST_HASH, hash)
                        .set(IDEMPOTENCY.STATUS, status)
                        .set(IDEMPOTENCY.RESPONSE, JSONB.valueOf("null"))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private ResponseEntity<String> store(DSLContext tx, String caller, String key, int status, Object answer) {
        String body = json.writeValueAsString(answer);
        // Kept as a JSON string: jsonb would change the order of the fields, and the same answer is the same bytes.
        tx.update(IDEMPOTENCY)
                .set(IDEMPOTENCY.RESPONSE, JSONB.valueOf(json.writeValueAsString(body)))
                .where(IDEMPOTENCY.CALLER.eq(caller), IDEMPOTENCY.KEY.eq(key))
                .execute();
        return answer(status, body);
    }

    private ResponseEntity<String> known(DSLContext tx, String caller, String key, String hash) {
        var row = tx.selectFrom(IDEMPOTENCY)
                .where(IDEMPOTENCY.CALLER.eq(caller), IDEMPOTENCY.KEY.eq(key))
                .fetchSingle();
        if (!row.getRequestHash().equals(hash)) {
            throw new RefusedException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "The Idempotency-Key '" + key + "' was used for another request. Maybe a new key is needed.");
        }
        return answer(row.getStatus(), json.readValue(row.getResponse().data(), String.class));
    }

    private static ResponseEntity<String> answer(int status, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
