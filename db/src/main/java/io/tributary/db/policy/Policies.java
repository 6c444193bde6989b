package io.tributary.db.policy;

import static io.tributary.db.schema.Tables.POLICY;

import io.tributary.db.Json;
import io.tributary.domain.NetworkPolicy;
import org.jooq.DSLContext;

/** Reads and activates versions of the network's policy. A version is never changed. */
public final class Policies {
    private Policies() {}

    /** The active policy; the standard one, stored as the first version, in a new network. */
    public static NetworkPolicy active(DSLContext db) {
        var row = db.selectFrom(POLICY).where(POLICY.ACTIVE).fetchOne();
        return row == null
                ? activate(db, NetworkPolicy.STANDARD, "standard")
                : Json.read(row.getBody(), NetworkPolicy.class).withVersion(row.getVersion());
    }

    /** Stores this policy as a new version and makes it the active one. */
    public static NetworkPolicy activate(DSLContext db, NetworkPolicy policy, String note) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("lock table policy in share row exclusive mode");
            tx.update(POLICY).set(POLICY.ACTIVE, false).where(POLICY.ACTIVE).execute();
            Integer version = tx.insertInto(POLICY)
                    .set(POLICY.BODY, Json.of(policy))
                    .set(POLICY.ACTIVE, true)
                    .set(POLICY.NOTE, note)
                    .returning(POLICY.VERSION)
                    .fetchSingle()
                    .getVersion();
            return policy.withVersion(version);
        });
    }
}
