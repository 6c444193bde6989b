package io.tributary.activities.order;

import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.SUPPLIER;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.order.OrderConditions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Refuses conditions that could mean nothing: unknown exclusions, which would exclude nobody, and dates gone by. */
final class KnownConditions {
    private KnownConditions() {}

    static void require(DSLContext db, OrderConditions asked, Instant now) {
        if (asked.deliverBy() != null && !asked.deliverBy().isAfter(now)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "deliverBy is " + asked.deliverBy() + ", which is not after now, " + now
                            + ". Maybe its time zone is missing.");
        }
        List<String> nodes = asked.excludedNodes().stream().map(NodeCode::code).toList();
        List<String> suppliers =
                asked.excludedSuppliers().stream().map(SupplierCode::code).toList();
        require(db, "exclude.nodes", NODE, NODE.CODE, nodes);
        require(db, "exclude.suppliers", SUPPLIER, SUPPLIER.CODE, suppliers);
    }

    private static void require(
            DSLContext db, String field, Table<?> table, Field<String> code, Collection<String> named) {
        if (named.isEmpty()) {
            return;
        }
        Set<String> unknown = new HashSet<>(named);
        db.select(code).from(table).where(code.in(named)).fetch(code).forEach(unknown::remove);
        unknown.stream().sorted().findFirst().ifPresent(first -> {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    field + " names '" + first + "', which is not known. Maybe its case differs.");
        });
    }
}
