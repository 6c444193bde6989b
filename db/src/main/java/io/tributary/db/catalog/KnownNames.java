package io.tributary.db.catalog;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Filters that name what there is not would find nothing, and nobody would learn why; they are refused. */
public final class KnownNames {
    private KnownNames() {}

    /**
     * @param code null when nothing is filtered by it
     * @throws RefusedException when there is none of that code
     */
    public static void require(DSLContext db, String what, @Nullable String code, TableField<?, String> codes) {
        if (code != null && !db.fetchExists(codes.getTable(), codes.eq(code))) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "There is no " + what + " " + code
                            + ", which the filter names. Maybe the case of a letter differs.");
        }
    }
}
